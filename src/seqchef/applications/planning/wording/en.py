"""English."""

UNITS = {  # one|several
    "piece": "",
    "bunch": "bunch|bunches",
    "slice": "slice|slices",
    "clove": "clove|cloves",
    "can": "can|cans",
    "package": "package|packages",
}


MESSAGES = {
    # dates
    "weekdays": "Mon Tue Wed Thu Fri Sat Sun",
    "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "day": "{weekday} {date}",
    "date": "{day} {month}",
    "days": "{first} to {last}",
    "one_day": "{first}",
    # the reason of an order line
    "reason": "{days} takes about {need}, {target}; with {on_hand} in stock and {on_order} on order{lost}, "
    "{result}{also}.",
    "target": "{level} to be {service} % sure (safety {safety})",
    "target_fill": "{level} to serve {service} % of it (safety {safety})",
    "target_fill_bare": "{level} to serve {service} % of it",
    "target_newsvendor": "{level} to lose least ({service} % sure, as a pack too many loses {left} and one too few "
    "{missing})",
    "nothing": "nothing",
    "spoils_unused": ", of which {lost} will spoil unused",
    "comes_too_late": ", {lost} being needed before it can come",
    "keeps_one_day": "1 day",
    "keeps_days": "{days} days",
    "missing": "{wanted} more is needed, rounded up to {packs}",
    "rounded_down": "{wanted} more is needed, rounded down to {packs}, as one pack more would lose more than it earns",
    "enough": "there is enough",
    "not_worth_a_pack": "{wanted} more is needed, but a pack would lose more than it earns",
    "earns_most": "{packs} lose least",
    "above_point": "that is above the reorder point of {point}",
    "filled_up": "the reorder point of {point} is reached, so it is filled up to {level} with {packs}",
    "fixed_lot": "the reorder point of {point} is reached, so {packs} are due",
    "by_multiples": " (sold by {multiple} packs)",
    "at_least": " (at least {packs} packs)",
    "no_room": "; there is room for {most}, so {packs} fewer",
    "kept": "; kept at {packs} as planned before, for the forecast has hardly changed",
    "kept_none": "; none as planned before, for the forecast has hardly changed",
    "cut_by_space": "; {packs} fewer, as {area} is full",
    "brought_forward": "; to reach the smallest order of {minimum}, {packs} for {day} and later comes along",
    "waits": "; but nothing is urgent and the order is below the smallest of {minimum}, so it waits",
    "cut_by_budget": "; {packs} fewer, to keep within the budget",
    "in_all": ": {packs} in all",
    "none_in_all": ": none",
    "thrown_away": "; about {waste} of it ({money}) will probably be thrown away",
    "cheapest": "; {supplier} is the cheapest at {cost} per {unit} with all costs ({other}: {other_cost})",
    "in_time": "; {other} is cheaper ({other_cost} per {unit} against {cost}) but only comes {arrives}, too late",
    "stays_with": "; stays with {supplier} at {cost} per {unit} ({other}: {other_cost})",
    "capped": "{wanted} more is needed, but it keeps {keeps} and only {cap} of it sells before it spoils "
    "({level} % sure), rounded up to {packs}",
    # notes
    "no_supplier": "No supplier for {name} ({dish}): not ordered.",
    "no_recipe": "No recipe for {dish}: its ingredients are not ordered.",
    "no_portions": "{file} does not say how many portions it makes: the ingredients of {dish} are not ordered.",
    "no_amount": "{dish} says no amount of {name}: not counted.",
    "cannot_convert": "The amount of {name} in {dish} cannot be turned into {unit}: not counted.",
    "near_name": "{name} ({dish}) is taken to mean {food} (likeness {score} of 100).",
    "unknown_stock": "{name} is in stock or on order, but no supplier sells it: not counted.",
    "old_sales": "The sales end on {day}, {days} days before this plan: its forecast is long out of date.",
    "runs_out": "{food} will probably run out on {day}; the next delivery comes on {arrives}.",
    "expired": "{food} expired on {day}: not counted; throw it away.",
    "no_delivery": "{supplier} has no delivery of {food} within {days} days: not ordered there.",
    "past_cutoff": "{supplier} takes orders until {cutoff}: one placed now counts as tomorrow's and comes {arrives}.",
    "postponed": "{supplier}: {value} is below the smallest order of {minimum}, and nothing should run out before the "
    "delivery of {day}: not ordered this time.",
    "below_minimum": "{supplier}: the order comes to {value}, {short} short of the smallest order of {minimum}, and no "
    "more would be used in time: ask the supplier, or add something by hand.",
    "no_space": "{area} has {free} l free, but {asked} l were to come: {packs} packs missed least are left out.",
    "over_budget": "The orders would cost {total}, more than the budget of {budget}: {packs} packs, those missed least "
    "for their money, are left out.",
    "budget_below_minimum": "The budget of {budget} is below the smallest order of {supplier}, {minimum}: nothing is "
    "ordered there.",
    # new dishes
    "new_from_par": "{dish} is new (days sold: {days}): planned around its par, at about {portions} a day.",
    "new_like": "{dish} is new (days sold: {days}): planned like {like}, at about {portions} a day.",
    "new_similar": "{dish} is new (days sold: {days}); most like it are {like}. Planned at about {portions} a day; "
    "a par in menu.csv, or a dish that it sells like, would say more.",
    "new_average": "{dish} is new (days sold: {days}) and like no other dish: planned like the average one, at about "
    "{portions} a day; a par in menu.csv, or a dish that it sells like, would say more.",
    "new_returns": "{dish} comes back: planned as it sold until {day}, at about {portions} a day.",
    "never_sold": "{dish} is on the menu but was never sold: not planned until menu.csv gives it a par, a first day or "
    "a dish that it sells like.",
    # who was nearer: the forecast or the one who set it by hand
    "override_scores": "On {days} days set by hand, the kitchen was {manager} portions off on average, the forecast "
    "{model}; the kitchen was nearer on {nearer} of them, the forecast on {farther}.",
    "override_clear_manager": "The kitchen knows these days better than the forecast: keep setting them.",
    "override_clear_model": "The forecast knows these days better: set fewer of them by hand.",
    "override_unclear": "That may be chance; more days will tell.",
    "override_few": "Only {days} days set by hand can be compared so far; {wanted} would begin to tell.",
    "override_none": "No day set by hand can be compared yet: it takes a forecast that was logged (seqchef plan --out) "
    "before the day, and sales of the day.",
    # demo
    "demo_steps": "{recipes} recipes read ({lines} ingredient lines), {dishes} dishes forecast {days} days ahead from "
    "{past} days of sales,\n{foods} ingredients of {suppliers} suppliers planned over {futures} futures.",
    # sheets
    "order_sheet": "Order sheet",
    "made_on": "evening of {day}",
    "order_by": "order by {day}",
    "order_by_time": "order by {day}, {time}",
    "arrives": "comes {day}",
    "supplier": "Supplier",
    "ingredient": "Ingredient",
    "order": "Order",
    "in_stock": "In stock",
    "on_order": "On order",
    "need": "Need",
    "safety": "Safety",
    "price": "Price",
    "why": "Why",
    "total": "Total",
    "nothing_to_order": "Enough in stock: {foods}.",
    "prepare": "To prepare",
    "prepare_for_most": "prepare",
    "usually_within": "On three days of four, such forecasts were within {usual} portions; for {dish} within {most}.",
    "prepare_explained": "Portions that are enough on half of such days, and (in brackets) on four days of five.",
    "prepare_inside": "For use in dishes",
    "dish": "Dish",
    "recipe": "Recipe",
    "closed": "closed",
    "special_day": "holiday or promotion",
    "use_soon": "Use soon",
    "expires": "expires {day}",
    "probably_left": "about {left} will be left over",
    "probably_left_worth": "about {left} ({money}) will be left over",
    "probably_used": "will be used up",
    "notes": "Please note",
    "more_notes": "... and {count} more notes: see --out or --format json.",
    "forecast": "Portions a day",
    "all_dishes": "All dishes",
    "sold": "sold",
    "median": "expected",
    "band_50": "1 day of 2",
    "band_80": "4 days of 5",
}
