"""English."""

MESSAGES = {
    "backtest": "Backtest",
    "day_of_year": "{day} {year}",
    "period": "{days} days, {first} to {last}",
    # buyers, as rows and inside sentences
    "buyer_plan": "seqchef plan",
    "buyer_pars": "par levels",
    "buyer_pars_changed": "par levels {share}",
    "buyer_last_week": "same as last week",
    "buyer_last_week_changed": "last week {share}",
    "than_pars": "the par levels",
    "than_pars_changed": "the best change of the par levels ({share})",
    "than_last_week": "the same as last week",
    "than_last_week_changed": "the best margin on last week ({share})",
    "best": "best of its kind, in hindsight",
    # columns
    "column_buyer": "orders by",
    "column_service": "served",
    "column_days_short": "days with a stock-out",
    "column_lost": "lost portions",
    "column_lost_sales": "lost sales",
    "column_lost_margin": "their margin",
    "column_margin": "margin lost",
    "column_thrown": "thrown away",
    "column_bought": "bought",
    "column_stock": "tied up",
    "column_deliveries": "deliveries",
    "column_cost": "margin lost + thrown away",
    # the verdict
    "verdict_less": "Over these {days} days the plan cost {money} less in lost sales and waste than {other}",
    "verdict_more": "Over these {days} days the plan cost {money} more in lost sales and waste than {other}",
    "verdict_same": "Over these {days} days the plan cost as much in lost sales and waste as {other}.",
    "surely": ", most likely between {low} and {high}.",
    "perhaps": ", which may be chance: between {low} and {high} is likely.",
    "too_few_weeks": "; so few weeks do not tell whether that is chance.",
    "verdict_without_prices": "Over these {days} days the plan lost {lost} portions and threw away {thrown}; {other} "
    "lost {other_lost} portions and threw away {other_thrown}.",
    # equal service
    "equal_service": "At the same service ({service}) the plan threw away {ours}; {buyer} would have thrown away "
    "{theirs}.",
    "equal_service_never": "At no margin that was tried did {buyer} serve as many as the plan ({service}).",
    "equal_service_always": "At every margin that was tried {buyer} served more than the plan ({service}).",
    "kind_pars": "par levels",
    "kind_last_week": "last week with a margin",
    # page
    "how_cost_grew": "Margin lost and food thrown away, day by day",
    "service_and_waste": "Service and waste: each kind of buyer at several margins",
    "most_thrown": "What was thrown away most",
    "food": "Food",
    "assumptions": "What these figures rest on",
    "explained": "Served: portions that could be made, of those that customers bought in the record. Tied up: the "
    "value of the store room on an average evening. Most likely: in nine of ten draws of these weeks.",
    # caveats
    "caveat_record": "Customers want what the record says was sold; a lost sale costs the dish's price less its "
    "ingredients, what expires costs its pack's price.",
    "caveat_hindsight": "Every evening each buyer sees the past alone, the same stock, packs and shelf lives; only the "
    "best margin is chosen in hindsight, in its favour.",
    "caveat_begin": "All begin with the same stock; {days} days before the first one fill the shelves and are not "
    "counted.",
    "caveat_pars_derived": "No par levels are stated (pars.csv, or a column par in suppliers.csv): they are the "
    "highest use between two deliveries of the four weeks before and {share} %, set anew every four weeks.",
    "caveat_pars_partly": "{foods} foods have no stated par level: theirs is the highest use between two deliveries of "
    "the four weeks before and {share} %, set anew every four weeks.",
    "caveat_no_prices": "No dish has a price (menu.csv with dish,price): lost sales are counted in portions only.",
    "caveat_unpriced": "Without a price in menu.csv, lost sales cost nothing: {dishes}.",
    "caveat_below_cost": "Sold below the price of their ingredients, so that a lost sale costs nothing: {dishes}.",
    "caveat_free_foods": "Without a pack_price in suppliers.csv, waste costs nothing: {foods}.",
    "caveat_no_recipe": "Without a recipe, and left out: {dishes}.",
    "caveat_sold_out": "{count} sales are marked as sold out: what customers wanted beyond them nobody knows, and it "
    "is not counted.",
}
