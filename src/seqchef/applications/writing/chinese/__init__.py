"""Chinese: a written recipe in Chinese, through the lexicon and templates.

Knows: the Chinese names of foods, amounts in metric units with measure words, how a plan's acts are said.
Does not know: which acts there are (writing.templates); no model writes Chinese here, and the recipe says so.
Start at: recipes.in_chinese, foods.foods_in_chinese.
"""
