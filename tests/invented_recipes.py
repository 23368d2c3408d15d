"""Recipes that nobody ever cooked, for writers that learn in seconds: every food with every method."""

from itertools import product

from seqchef.text.recipe_rows import RecipeRow

FOODS = ("leek", "carrot", "potato", "onion", "zucchini", "tomato", "mushroom", "turnip")
METHODS = (
    (
        "{Food} soup",
        ("2 {food}s, chopped", "1 tablespoon butter", "4 cups vegetable broth", "1/2 teaspoon salt"),
        (
            "Melt the butter in a pot over medium heat. Add the {food}s and cook for 5 minutes.",
            "Pour in the broth and simmer until the {food}s are soft, about 20 minutes. Stir in the salt and serve.",
        ),
    ),
    (
        "Roasted {food}s with rice",
        ("3 {food}s, sliced", "1 cup rice", "2 cups water", "2 tablespoons olive oil", "1 teaspoon dried thyme"),
        (
            "Preheat the oven to 400 degrees F. Toss the {food}s with the oil and the thyme.",
            "Roast for 25 minutes. Boil the rice in the water for 18 minutes and serve with the {food}s.",
        ),
    ),
    (
        "{Food} omelet",
        ("3 eggs", "1 {food}, diced", "1 tablespoon butter", "1/4 cup cheddar cheese"),
        (
            "Melt the butter in a skillet over medium heat. Cook the {food} for 6 minutes.",
            "Add the eggs and the cheese and cook until the eggs reach 160 degrees F, about 4 minutes.",
        ),
    ),
    (
        "Chicken with {food}s",
        ("4 chicken breasts", "2 {food}s, sliced", "2 tablespoons olive oil", "1/2 teaspoon black pepper"),
        (
            "Heat the oil in a skillet over medium heat. Add the {food}s and the pepper; cook for 5 minutes.",
            "Add the chicken and cook until the thickest part reads 165 degrees F, about 15 minutes.",
        ),
    ),
)


def invented() -> list[RecipeRow]:
    """32 recipes; the tag of each is the last word of its title."""
    return [
        RecipeRow(
            title.format(food=food, Food=food.capitalize()),
            tuple(line.format(food=food) for line in lines),
            tuple(step.format(food=food) for step in steps),
            (title.format(food=food, Food=food).split()[-1],),
        )
        for food, (title, lines, steps) in product(FOODS, METHODS)
    ]
