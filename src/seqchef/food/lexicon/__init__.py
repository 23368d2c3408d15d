"""The lexicon: every food that we know, as data: its kinds, its allergens, what diets ask about, how it is written.

Knows: foods of English recipes with their plurals, spellings, British and American names; which words head an
ingredient line and are no food, and which tell of an allergen ("breaded"); what a name states for certain.
Does not know: which words a recipe may use (applications.writing), what allergens and diets are (food.allergens,
food.diets), what a packet says: labels decide.
Start at: lexicon().

Allergens are conservative: whatever a food usually or commonly contains counts. Rules: the classes of Annex II of
Regulation (EU) No 1169/2011 and the products that the Commission's notice 2017/C 428/01 explains; the FDA's questions
and answers on food allergen labelling. More cautious than the law: refined soybean and peanut oil and glucose syrup
count, which Annex II exempts; oats are gluten; pine nuts and chestnuts are nuts; "vegetable oil" is soy; bread,
sausages, stock, sauces and sweets without a maker have what is common for them. Coconut is no tree nut, as in the
Regulation.
"""

from seqchef.food.lexicon.folding import folded_words
from seqchef.food.lexicon.foodstuff import Foodstuff, Mention
from seqchef.food.lexicon.head_words import HEAD_WORDS
from seqchef.food.lexicon.index import Lexicon, lexicon
from seqchef.food.lexicon.not_foods import NOT_FOODS

__all__ = ["HEAD_WORDS", "NOT_FOODS", "Foodstuff", "Lexicon", "Mention", "folded_words", "lexicon"]
