"""How much of what ingredient lines of the training recipes name is in the lexicon."""

from collections import Counter

import pytest
from benchmarks.head_words import head_word, name_part, training_lines

from seqchef.food.lexicon import NOT_FOODS, lexicon
from seqchef.food.lexicon.plurals import plurals, singular


@pytest.fixture(scope="module")
def names(data_folder):
    if not (data_folder / "recipes" / "recipes_unclear.jsonl.gz").is_file():
        pytest.skip(f"no recipes at {data_folder / 'recipes'}")
    return Counter(name_part(line).lower() for line in training_lines())


def test_at_least_97_of_100_lines_name_a_food_that_is_known(names):
    known = sum(count for name, count in names.items() if lexicon().named(name) is not None)
    share = known / names.total()
    print(f"lines whose name is known: {share:.4f} of {names.total()}")
    assert share >= 0.97


def test_every_head_of_20_lines_is_a_food_or_known_to_be_none(names):
    heads: Counter[str] = Counter()
    for name, count in names.items():
        heads[head_word(name) or ""] += count
    ends = {singular(form[-1]) for form in lexicon().phrases}
    unknown = {
        head
        for head, count in heads.items()
        if count >= 20 and len(head) > 1 and head not in ends and not {head, *plurals(head)} & NOT_FOODS
    }
    assert unknown == set()
