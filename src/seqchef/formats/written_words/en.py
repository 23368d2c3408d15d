"""English."""

MESSAGES = {
    "serves": "Serves {servings}",
    "yield": "{servings} servings",
    "takes_minutes": "about {minutes} min",
    "takes_whole_hours": "about {hours} h",
    "takes_hours": "about {hours} h {minutes} min",
    "head": " · ",
    "notes": "Notes",
    "note": "- {note}",
    "list": ", ",
    "checked": "Checked: {promises}.",
    "broken": "Not kept: {promises}.",
    "broken_by": "{promise} ({found})",
    "from_template": "Steps from a template, not from the model: {steps}.",
    "origin": "Written by {model}, seed {seed}; words in a row that a training text has too: {overlap} at most.",
    "as_written": "Amounts are as they were written: others would break a promise ({found}).",
    # the promises of applications.writing.written
    "structure": "structure",
    "ingredients used": "every ingredient is used",
    "nothing unlisted": "nothing that is not listed",
    "amounts": "amounts",
    "allergens": "allergens",
    "diets": "diets",
    "safe temperatures": "safe temperatures",
    "oven temperatures": "oven temperatures",
    "times": "times",
    "not copied": "not copied",
    # the demo
    "demo_uses": "What expires soon becomes a recipe: {title}, with {foods}; {lines} ingredients, {steps} steps.",
    "demo_no_model": "What expires soon becomes a recipe where the model that writes is installed: {reason}",
    "demo_no_recipe": "No recipe from what expires soon: {reason}",
}
