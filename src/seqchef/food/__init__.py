"""Food: the nouns of a kitchen, as plain values that know no model and no file.

Knows: amounts, units and what they measure, how much a cup or a piece of a food weighs, ingredients, recipes, stock;
whose cups (measures), somebody's own foods (catalogue), what to buy (shopping), more or fewer people (scaling).
Does not know: how any of it was read, forecast or stored.
Start at: ingredients.Ingredient, then units.convert, conversions.Conversions, shopping.shopping_list.
"""
