"""English."""

MESSAGES = {
    # periods and dates: one|several
    "period_hourly": "{n} hour|{n} hours",
    "period_daily": "{n} day|{n} days",
    "period_weekly": "{n} week|{n} weeks",
    "period_monthly": "{n} month|{n} months",
    "period_quarterly": "{n} quarter|{n} quarters",
    "period_yearly": "{n} year|{n} years",
    "period_numbered": "{n} step|{n} steps",
    "stamp_daily": "{day} {month} {year}",
    "stamp_monthly": "{month} {year}",
    "stamp_yearly": "{year}",
    "stamp_numbered": "step {n}",
    # numbers
    "percent": "{n} %",
    "hardly": "under 1 %",
    "nearly": "over 99 %",
    "more": "{share} more",
    "less": "{share} less",
    "no_change": "the same",
    # outlook
    "outlook": "In {when} about {price} ({change}); 8 times in 10 between {low} and {high}. "
    "Chance of a rise {rise}, of a fall {fall}.",
    "outlook_from_nothing": "In {when} about {price}; 8 times in 10 between {low} and {high}.",
    # advice
    "buy_now": "Buy now",
    "wait": "Wait",
    "unclear": "No clear direction",
    "amount": " ({quantity}, about {saving} saved)",
    "units": "{n} units",
    "if_it_keeps": ", if it keeps that long",
    "because_rise": "Buy the next {period} now{amount}{keeps}: {chance} sure to save; expect about {saving} of "
    "what you pay now, the cost of keeping it paid (8 times in 10 between {low} and {high}).",
    "because_fall": "Buy only what you need: {chance} sure that the next {period} are cheaper on average, by about "
    "{saving} (8 times in 10 between {low} and {high}).",
    "because_below_bar": "Buying {period} ahead would save money with a chance of {chance}; {bar} is asked for.",
    "because_too_small": "Buying {period} ahead would probably save money ({chance}), but only about {saving}; {least} "
    "is asked for.",
    "because_perishable": "It keeps for less than {step}, so nothing can be bought ahead.",
    "because_pack_too_big": "One pack is more than is used before it expires or in the time that is looked at.",
    "because_no_price": "The last price is 0: there is nothing to compare with.",
    "because_out_of_date": "These prices end at {stamp}, long before the others.",
    "because_too_few": "Prices known: {count}; {needed} are needed to speak of a direction.",
    # check
    "checked": "Checked on the past of this file: {series} series, forecast from {origins} up to {ahead} ahead, "
    "{points} prices compared.",
    "origins": "{n} earlier dates",
    "origins_one": "one earlier date",
    "too_little_to_check": "Only {points} prices could be compared: too few for a verdict.",
    "ranges": "The 80 % range held {cov80} of them and the 50 % range {cov50}: {verdict}.",
    "ranges_right": "as wide as they should be",
    "ranges_narrow": "too narrow, so expect more surprises than they show",
    "ranges_wide": "wider than they need be, so prices mostly stay closer",
    "chances": "The chance of a rise was {verdict} (Brier score {brier}; always saying 50 % has {half}, always saying "
    "the {rate} that rose in the end {base}).",
    "chances_better": "better than a guess: worth listening to",
    "chances_even": "no better than a guess: do not act on it alone",
    "chances_worse": "worse than a guess: do not act on it",
    "bin": "said {said}: rose {happened} of the time ({points} prices)",
    # sheet
    "prices": "Prices",
    "now": "now",
    "in": "in {period}",
    "price": "likely price",
    "band": "8 times in 10",
    "change": "change",
    "rise": "chance of a rise",
    "fall": "chance of a fall",
    "rise_beyond": "more than {share} up",
    "fall_beyond": "more than {share} down",
    "as_of": "as of {stamp}",
    "paid": "paid so far",
    "median": "as likely above as below",
    "band_50": "5 times in 10",
    "band_80": "8 times in 10",
    "trust": "How far to believe it",
    "terms": "Storage costs {storage} of the price a month{money}, capital {capital} a year; advice needs a chance "
    "of {bar} and a saving of {least}.",
    "terms_money": " and {cost} a unit",
    "summary": "{buy} to buy now, {wait} to wait with, {unclear} without a clear direction.",
    "scale": "× {power}",
}
