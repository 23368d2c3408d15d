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
    "reason": "{days} takes about {need}, {level} to be {service} % sure (safety {safety}); "
    "with {on_hand} in stock and {on_order} on order{lost}, {result}.",
    "nothing": "nothing",
    "spoils_unused": ", of which {lost} will spoil unused",
    "comes_too_late": ", {lost} being needed before it can come",
    "missing": "{wanted} more is needed, rounded up to {packs}",
    "enough": "there is enough",
    "capped": "{wanted} more is needed, but it keeps {keeps} days and only {cap} of it sells before it spoils "
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
    # demo
    "demo_steps": "{recipes} recipes read ({lines} ingredient lines), {dishes} dishes forecast {days} days ahead from "
    "{past} days of sales,\n{foods} ingredients of {suppliers} suppliers planned over {futures} futures.",
    # sheets
    "order_sheet": "Order sheet",
    "made_on": "evening of {day}",
    "order_by": "order by {day}",
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
    "prepare_explained": "Portions that are enough on half of such days, and (in brackets) on four days of five.",
    "prepare_inside": "For use in dishes",
    "dish": "Dish",
    "recipe": "Recipe",
    "closed": "closed",
    "special_day": "holiday or promotion",
    "use_soon": "Use soon",
    "expires": "expires {day}",
    "probably_left": "about {left} will be left over",
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
