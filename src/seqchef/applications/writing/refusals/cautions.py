"""Cautions: the dangerous topics that a dish and its ingredients touch."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from seqchef.applications.writing.refusals.topics import TOPICS, Topic
from seqchef.applications.writing.refusals.wording import load


def touched(dish: str, ingredients: Sequence[str], *, refused: bool) -> Iterator[Topic]:
    """The topics that are refused, or those that get a note, in the order of the table.

    An ingredient takes back its own mention only ("canned kidney beans"), so each text is looked at alone.
    """
    dish, listed = dish.casefold(), [text.casefold() for text in ingredients]
    for topic in TOPICS:
        if topic.refused is not refused:
            continue
        texts = [dish] if topic.where == "dish" else listed if topic.where == "list" else [dish, *listed]
        if any(_says(text, topic) for text in texts):
            yield topic


def notes(dish: str, ingredients: Sequence[str], language: str = "en") -> tuple[str, ...]:
    """What a cook has to know of this dish made of these ingredients, one sentence for each danger."""
    words = load(language)
    return tuple(words.say(topic.key) for topic in touched(dish, ingredients, refused=False))


def _says(text: str, topic: Topic) -> bool:
    return bool(_compiled(topic.said).search(text)) and not (
        topic.unless is not None and _compiled(topic.unless).search(text)
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
