"""English."""

MESSAGES = {
    # fan charts
    "fan_past": "so far",
    "fan_median": "expected (as often more as less)",
    "fan_band50": "50 %: inside as often as not",
    "fan_band80": "80 %: inside four times of five",
    "fan_closed": "closed",
    "fan_mark": "holiday or promotion",
    "fan_holiday": "holiday",
    "fan_promotion": "promotion",
    "fan_override": "set by hand",
    "fan_later": "what came",
    "fan_now": "forecast",
    "fan_year": "{year}",
    "fan_month_year": "{month} {year}",
    "fan_hour": "{hour}:00",
    "fan_step": "step {step}",
    "fan_scale": "× 10{power}",
    "fan_mark_on": "{name} ({when})",
    "fan_between": "{first} – {last}",
    "fan_override_here": "{when}: set by hand to {value}; forecast {median}",
    "fan_says_past": "Known from {first} to {last}, last {value}.",
    "fan_says_no_past": "No history.",
    "fan_says_ahead": "Forecast from {first} to {last}: expected {low} to {high}; four times of five between {least} "
    "and {most}.",
    "fan_says_closed": "Closed ahead: {when}.",
    "fan_says_marks": "Special: {marks}.",
    "fan_says_override": "Set by hand: {values}.",
    "fan_says_later": "What came: {values}.",
    "fan_value_on": "{value} on {when}",
    # order sheets and prep lists
    "sheet_sent": "Order sent by {blank} on {blank} at {blank}",
    "sheet_dishes": "Dishes",
    "sheet_goods": "Goods",
    "sheet_fee": "Delivery",
    "sheet_short": "{short} short of the smallest order of {least}.",
    "sheet_not_ordered": "Wanted, but not ordered now",
    "sheet_by_hand": "Set by hand; the forecast stands beside it in the charts and in the prep list.",
    "prep_by_hand": "set by hand to {value}, forecast {forecast}",
    "sheet_list": ", ",
    "sheet_clause": ", ",
    "sheet_told": "{subject}: {text}",
    "prep_list": "Prep list",
    "prep_about": "Expected: enough on half of such days. Prepare: enough on four days of five. Note when a dish sells "
    "out: where the sales say so, the forecast knows that more would have sold.",
    "prep_expected": "Expected",
    "prep_ready": "Prepare",
    "prep_made": "Made",
    "prep_left": "Left over",
    "prep_sold_out": "Sold out at",
    "prep_closed": "closed, nothing to prepare",
    # forecast pages
    "forecast_title": "Forecast",
    "forecast_all": "Series: {shown}. Figures below a chart: the next steps, in the middle what is expected, around it "
    "the range that holds four times of five.",
    "forecast_largest": "The {shown} of {all} series with the largest forecasts; the table of forecasts has all. "
    "Figures below a chart: the next steps, in the middle what is expected, around it the range that holds four times "
    "of five.",
    "forecast_high": "80 %: up to",
    "forecast_expected": "expected",
    "forecast_low": "80 %: from",
}
