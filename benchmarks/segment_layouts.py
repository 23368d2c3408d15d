"""Layouts to measure segmenting on: words and habits that neither the training layouts nor the rules have.

Every function writes one recipe as (line, kind); an empty line has the kind "". German and French recipes are put
together from lines of their own. Start at: pages.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence

from seqchef.learning.data.recipe_layouts import Source

Line = tuple[str, str]
WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "ingredients": (
            "What you'll need",
            "Gather:",
            "Grocery list",
            "STUFF",
            "🛒 Ingredients",
            "Here is what goes into it",
        ),
        "steps": ("Here's how", "Putting it together", "👩‍🍳 Method", "Get cooking", "The process", "Do this:"),
        "notes": ("Good to know", "A few thoughts", "FAQ", "My two cents"),
        "yield": ("Feeds {n} hungry people", "Recipe makes {n}", "Quantity: {n} portions", "{n} people", "yield {n}"),
        "time": ("Hands-on time: 20 min", "Oven time 45 minutes", "Ready in 1 hour", "⏱ 35 min", "prep 10m + cook 25m"),
        "description": (
            "My sister brought this to a picnic and came home with an empty dish.",
            "It tastes of holidays, needs one pot and forgives nearly every mistake you can make with it.",
            "Not pretty but so good.",
        ),
        "note": (
            "Day-old bread works better than fresh.",
            "Doubles well for a crowd.",
            "Mine took ten minutes longer.",
        ),
        "other": (
            "Skip to content",
            "♥ 1.2k",
            "Tweet",
            "Nutrition per serving: 410 kcal",
            "Sign in to bookmark",
            "Sponsored",
        ),
        "group": ("The crumble", "~ sauce ~", "Part two: icing", "for rolling out"),
    },
    "zh": {
        "ingredients": ("要准备这些", "所需食材", "🥬 食材", "买菜清单"),
        "steps": ("怎么做", "下锅开始", "👩‍🍳 步骤", "具体流程"),
        "notes": ("啰嗦几句", "温馨提醒", "要点"),
        "yield": ("够{n}个人吃", "{n}人量", "成品 {n} 份"),
        "time": ("大概 30 分钟", "制作时长：40分钟", "⏱ 25 分钟"),
        "description": ("第一次做就成功了，味道不输饭店。", "冷天里来一碗，浑身暖和。"),
        "note": ("锅要烧热再放油。", "第二天吃更入味。"),
        "other": ("下载APP", "赞 128", "相关推荐", "能量 350 kcal", "转发"),
        "group": ("料汁部分", "~ 面糊 ~", "最后撒的"),
    },
    "de": {
        "ingredients": ("Das brauchst du", "Was rein muss", "🛒 Einkaufsliste"),
        "steps": ("So geht's", "Und los", "👩‍🍳 Schritt für Schritt"),
        "notes": ("Gut zu wissen", "Mein Rat"),
        "yield": ("Reicht für {n} Leute", "{n} Stück", "Menge: {n} Portionen"),
        "time": ("Dauert 40 Minuten", "⏱ 25 Min.", "Fertig in 1 Stunde"),
        "description": ("Das gab es bei uns im Herbst, wenn es draußen regnete.", "Geht schnell und macht satt."),
        "note": ("Am nächsten Tag schmeckt es noch besser.", "Geht auch ohne Fleisch."),
        "other": ("Zum Inhalt springen", "♥ 312", "Gesponsert", "Nährwerte pro Portion: 380 kcal"),
        "group": ("Die Streusel", "~ Soße ~", "Zum Bestreuen"),
    },
    "fr": {
        "ingredients": ("Ce qu'il vous faut", "Dans le panier", "🛒 Les courses"),
        "steps": ("Comment faire", "C'est parti", "👩‍🍳 Pas à pas"),
        "notes": ("Bon à savoir", "Le petit plus"),
        "yield": ("Assez pour {n} gourmands", "{n} pièces", "Quantité : {n} parts"),
        "time": ("Prêt en 40 minutes", "⏱ 25 min", "Comptez 1 heure"),
        "description": ("On en mangeait chez ma tante quand il pleuvait.", "Simple, parfumé, sans chichis."),
        "note": ("Meilleur encore réchauffé.", "Marche aussi sans viande."),
        "other": ("Aller au contenu", "♥ 312", "Sponsorisé", "Valeurs nutritionnelles : 380 kcal"),
        "group": ("Le crumble", "~ sauce ~", "Pour saupoudrer"),
    },
}
TITLES = {
    "de": ("Linseneintopf", "Zwetschgenkuchen vom Blech", "Nudelauflauf", "Brot über Nacht"),
    "fr": ("Velouté de potiron", "Clafoutis aux cerises", "Hachis parmentier", "Pain de nuit"),
}
INGREDIENTS = {
    "de": (
        "300 g rote Linsen", "1 Stange Lauch", "2 EL Essig", "1 l Wasser", "1 Stück Ingwer, gerieben", "4 Eigelb",
        "1 TL Zimt",
        "200 g Speck, gewürfelt", "6 Tomaten", "etwas Öl", "Kräuter nach Belieben", "125 ml Weißwein",
        "1 Glas Kirschen",
        "60 g Rosinen", "1/2 Zitrone, Saft davon", "350 g Dinkelmehl", "1 Packung Nudeln (500 g)",
    ),
    "fr": (
        "300 g de lentilles", "1 poireau", "2 cuillères à soupe de vinaigre", "1 l d'eau", "4 jaunes d'œufs",
        "1 c. à café de cannelle", "200 g de lardons", "6 tomates", "un filet d'huile", "herbes de Provence",
        "12 cl de vin blanc", "60 g de raisins secs", "le jus d'un demi-citron", "350 g de farine complète",
        "500 g de cerises dénoyautées",
    ),
}  # fmt: skip
STEPS = {
    "de": (
        "Die Linsen waschen und im Wasser weich kochen.", "Speck auslassen, Lauch dazugeben und kurz anbraten.",
        "Eigelb mit Zucker schaumig schlagen, dann das Mehl unterheben.", "Alles in eine gefettete Form geben.",
        "Bei 200 °C eine halbe Stunde backen", "Abkühlen lassen und in Stücke schneiden.",
        "Zum Schluss mit Essig würzen.",
    ),
    "fr": (
        "Rincer les lentilles et les cuire dans l'eau.", "Faire dorer les lardons, ajouter le poireau et remuer.",
        "Battre les jaunes avec le sucre, puis incorporer la farine.", "Verser le tout dans un plat beurré.",
        "Cuire une demi-heure à 200 °C", "Laisser tiédir avant de couper en parts.",
        "Terminer par un trait de vinaigre.",
    ),
}  # fmt: skip


class Words:
    """The wordings of one page."""

    def __init__(self, language: str, rng: random.Random) -> None:
        self.words, self.rng = WORDS[language], rng

    def one(self, kind: str, as_kind: str | None = None) -> Line:
        """One line of a kind."""
        return self.rng.choice(self.words[kind]).format(n=self.rng.randint(2, 10)), as_kind or kind

    def some(self, kind: str, most: int) -> list[Line]:
        """Up to `most` different lines of a kind."""
        return [(text, kind) for text in self.rng.sample(self.words[kind], min(most, len(self.words[kind])))]


def blog(source: Source, words: Words) -> Iterator[Line]:
    """Navigation, a story, facts in a row, ticked ingredients, "1 -" steps with blank lines between, thoughts."""
    yield from words.some("other", 2)
    yield source.title, "title"
    yield "", ""
    yield from words.some("description", 2)
    yield from (words.one("time"), words.one("yield"), ("", ""), words.one("ingredients"))
    yield from ((f"✓ {line}", "ingredient") for line in source.ingredients)
    yield from (("", ""), words.one("steps"))
    for number, step in enumerate(source.steps, start=1):
        yield from (("", ""), (f"{number} - {step}", "step"))
    yield from (("", ""), words.one("notes"), *words.some("note", 2), *words.some("other", 2))


def message(source: Source, words: Words) -> Iterator[Line]:
    """A chat message: no headings, no blank lines but one, a remark at the end."""
    yield source.title, "title"
    yield words.one("yield")
    yield from ((line, "ingredient") for line in source.ingredients)
    yield "", ""
    yield from ((step, "step") for step in source.steps)


def card(source: Source, words: Words) -> Iterator[Line]:
    """A card: heading signs, groups between dashes, numbered in brackets."""
    yield from ((f"== {source.title} ==", "title"), words.one("yield"), words.one("time"), ("", ""))
    yield words.one("ingredients")
    half = len(source.ingredients) // 2
    yield from ((f"· {line}", "ingredient") for line in source.ingredients[:half])
    yield words.one("group", "ingredient_group")
    yield from ((f"· {line}", "ingredient") for line in source.ingredients[half:])
    yield from (("", ""), ("", ""), words.one("steps"))
    yield from ((f"[{number}] {step}", "step") for number, step in enumerate(source.steps, start=1))


def upside_down(source: Source, words: Words) -> Iterator[Line]:
    """Steps first, ingredients at the end, each line after a blank one."""
    for line in (
        (source.title, "title"), words.one("description"), words.one("steps"),
        *((step, "step") for step in source.steps),
        words.one("ingredients"), *((line, "ingredient") for line in source.ingredients), words.one("yield"),
    ):  # fmt: skip
        yield from (line, ("", ""))


def dense(source: Source, words: Words) -> Iterator[Line]:
    """No blank line at all, steps as one paragraph."""
    yield from ((source.title.upper(), "title"), words.one("time"), words.one("ingredients"))
    yield from ((f"-{line}", "ingredient") for line in source.ingredients)
    yield words.one("steps")
    yield ("" if source.language == "zh" else " ").join(source.steps), "step"
    yield from words.some("note", 1)


LAYOUTS: Sequence[Callable[[Source, Words], Iterator[Line]]] = (blog, message, card, upside_down, dense)


def pages(sources: Sequence[Source], count: int, *, seed: int) -> Iterator[tuple[Source, list[Line]]]:
    """`count` recipes with their pages, the layouts in turn."""
    rng = random.Random(seed)
    for number in range(count):
        source = rng.choice(sources)
        yield source, list(LAYOUTS[number % len(LAYOUTS)](source, Words(source.language, rng)))


def made_up(language: str, count: int, *, seed: int) -> list[Source]:
    """German or French recipes of this file's own lines."""
    rng = random.Random(seed)
    return [
        Source(
            language,
            rng.choice(TITLES[language]),
            tuple(rng.sample(INGREDIENTS[language], rng.randint(3, 9))),
            tuple(rng.sample(STEPS[language], rng.randint(2, 6))),
        )
        for _ in range(count)
    ]
