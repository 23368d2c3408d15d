"""Planning: forecasts of dishes in, an order for each supplier and a list of what to prepare out.

Knows: sample paths, recipes inside recipes, stock that ages, deliveries, packs, and the reason of every order line.
Does not know: how recipes were read (applications.reading), files and layouts (formats), who asks (interfaces).
Start at: plan.make_plan.
"""
