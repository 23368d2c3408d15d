"""Words to mention: what the steps have to say for each ingredient line."""

import pytest

from seqchef.applications.writing.constraints.mentions import words_to_mention
from seqchef.food.lexicon.plurals import singular

# line: words, of which those with a bar between them are alternatives
LINES = {
    "2 large onions, chopped": "onion",
    "salt and pepper to taste": "salt pepper",
    "1/2 cup butter or margarine": "butter|margarine",
    "1 (10.75 ounce) can condensed cream of chicken soup": "soup",
    "1 pound skinless, boneless chicken breast halves": "chicken",
    "2 cloves garlic, minced": "garlic",
    "4 garlic cloves": "clove garlic",
    "1 teaspoon vanilla extract": "vanilla",
    "2 cups chicken or vegetable broth": "broth",
    "1 tablespoon canola or olive oil": "oil",
    "1/2 cup red or white wine": "wine",
    "1 cup half-and-half": "half",
    "3 eggs, separated": "egg",
    "2 egg whites": "white egg",
    "1 lemon, zested and juiced": "lemon",
    "juice of 1 lime": "lime",
    "1 (15 ounce) can black beans, rinsed and drained": "bean",
    "1 package yellow cake mix": "cake",
    "For the filling:": "",
    "parchment paper": "paper",
    "1 cup packed fresh basil leaves": "basil",
    "salt and freshly ground black pepper": "salt pepper",
    "1/4 cup peanut butter": "butter peanut",
    "1 cup shredded sharp Cheddar cheese": "cheese",
    "2 tablespoons all-purpose flour, plus more for dusting": "flour",
    "1 (28 ounce) can crushed tomatoes in puree": "tomato",
    "4 anchovy fillets packed in oil": "anchovy",
    "1 bunch fresh cilantro": "cilantro",
    "1/2 cup grated Parmesan": "parmesan",
    "2 bay leaves": "bay",
    "1 head romaine lettuce": "lettuce",
    "8 ounces cremini or button mushrooms": "mushroom",
    "3/4 cup walnuts or pecans, chopped": "pecan|walnut",
    "1 quart water": "water",
    "ice": "ice",
    "cooking spray": "spray",
    "1 teaspoon baking soda": "soda",
    "2 sticks unsalted butter": "butter",
    "1 pinch saffron threads": "saffron",
    "2 pounds beef stew meat": "meat",
    "1 (9 inch) prepared graham cracker crust": "crust",
    "1 teaspoon blorpf": "blorpf",
    "1 dash hot pepper sauce (such as Tabasco)": "sauce",
    "1 red bell pepper, seeded and diced": "pepper",
    "1 cup milk (or soy milk)": "milk",
    "1/2 cup mayonnaise (optional)": "mayonnaise",
    "4 (6 ounce) salmon fillets": "salmon",
    "12 corn tortillas": "tortilla",
    "1 cup whole kernel corn": "corn",
    "2 stalks celery": "celery",
    "1 pound lean ground beef": "beef",
    "1 tablespoon Worcestershire sauce": "sauce worcestershire",
    "1 cup butter-flavored shortening": "shortening",
    "3 green onions": "onion",
    "2 scallions, white and green parts, sliced": "scallion",
    "1 envelope unflavored gelatin": "gelatin",
    "1 (8 ounce) container frozen whipped topping, thawed": "topping",
    "1 pound macaroni and cheese": "cheese",
    "1 teaspoon ground cinnamon plus more for dusting": "cinnamon",
    "oil for frying": "oil",
    "1 cup sugar, divided": "sugar",
    "4 slices bacon": "bacon",
    "1 (14 ounce) can coconut milk": "milk",
    "2 tablespoons apple cider vinegar": "vinegar",
    "1/2 pound thinly sliced prosciutto": "prosciutto",
    "1/4 teaspoon cayenne pepper, or to taste": "pepper",
    "6 ounces soba noodles": "noodle",
    "1 tablespoon soy sauce": "sauce soy",
    "2 lamb shanks": "shank",
    "1 sheet frozen puff pastry, thawed": "pastry",
    "100 g dark chocolate, broken into pieces": "chocolate",
    "3 ripe bananas": "banana",
    "1 jalapeño, minced": "jalapeno",
    "2 tbsp crème fraîche": "fraich|fraiche",
    "Topping:": "",
    "a knob of ginger, peeled": "ginger",
    "400 ml boiling vegetable stock": "stock",
    "1 avocado - peeled, pitted and sliced": "avocado",
    "fresh parsley for garnish (optional)": "parsley",
    "1/2 cup honey, warmed": "honey",
    "wooden skewers": "skewer",
    "1 tablespoon patis (Philippine-style fish sauce)": "sauce pati",
    "2 English (hothouse) cucumbers": "cucumber",
    "1 cup packed": "",
    "bamboo skewers, soaked in water": "skewer",
    "2 cups cooking liquid (reserved from the pork)": "pork liquid",
    "1 tin sardines in olive oil": "sardine",
}


@pytest.mark.parametrize("line", LINES)
def test_the_last_word_of_a_name_counts_and_the_food_itself(line: str) -> None:
    groups = [{singular(word) for word in group} for group in words_to_mention(line)]
    assert groups == [set(words.split("|")) for words in LINES[line].split()]


def test_both_numbers_of_a_word_will_do() -> None:
    assert words_to_mention("2 large onions") == words_to_mention("1 onion")
    assert {"tomato", "tomatoes"} <= words_to_mention("3 tomatoes, diced")[0]
