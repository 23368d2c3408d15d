"""Drafts that go back, and the engine that writes them under constraints, with models that are tables."""

from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from seqchef.applications.writing.drafting import draft as drafts
from seqchef.applications.writing.drafting.draft import Draft, begun
from seqchef.applications.writing.drafting.engine import MOST_RETURNS, Choice, Engine, Stuck
from seqchef.applications.writing.drafting.state import Constraint
from seqchef.text.recipe_pieces import MARKS, RecipePieces
from seqchef.text.subwords import END, Subwords

TEXTS = ("Leek soup", "3 leeks", "Chop the leeks.", "Simmer for 20 minutes.", "Chop, then simmer the soup.")
PIECES = RecipePieces(Subwords.train(TEXTS * 4, 320, special=MARKS))
V = len(PIECES.subwords)
ANY = Choice(least_allowed=0.0)  # tables think everything unlikely


class Table:
    """A model whose next piece depends on all that was written, by a hash; its state is the tuple of pieces."""

    def __init__(self):
        self.calls = 0

    def step(self, piece, state):
        self.calls += 1
        after = (*state, piece)
        logits = np.random.default_rng(np.array(after) % 251).normal(size=V)
        return (logits - np.log(np.exp(logits).sum())).astype(np.float32), after

    def begin(self):
        return self.step(1, ())


@dataclass
class Rule(Constraint):
    """A constraint that a test says."""

    allowed: object = None  # texts, or a function of the state to a mask
    says: object = lambda _: None
    breaks: object = lambda _: None
    closes: object = lambda _: None
    seen: list = field(default_factory=list)

    def mask(self, state):
        return None if self.allowed is None else self.allowed(state)

    def forced(self, state):
        return self.says(state)

    def closing(self, state):
        return self.closes(state)

    def broken(self, state):
        self.seen.append(state.text)
        return self.breaks(state)


def only(*numbers):
    mask = np.zeros(V, dtype=bool)
    mask[list(numbers)] = True
    return mask


def draft_of(table, *, section="steps", left=200, lines=("3 leeks",)):
    return Draft(table.step, PIECES, begun("Soup", lines, section=section, left=left), table.begin())


def written(draft):
    """Everything that says where a draft is."""
    now = draft.now
    return now.state, now.model, now.logs.tolist(), len(draft.moments), draft.log_probability()


def text_pieces(count, seed=0):
    """Pieces of text that are whole characters."""
    whole = [
        n
        for n, piece in enumerate(PIECES.subwords.pieces)
        if piece.isascii() and piece.decode().isprintable() and piece
    ]
    return [int(n) for n in np.random.default_rng(seed).choice(whole, count)]


@pytest.mark.parametrize("word", ["soup", "œuf", "ßoup", "cre\u0300me", "½"])
def test_what_is_finished_ends_before_the_word_in_hand_however_that_is_folded(word):
    draft = draft_of(Table())
    for piece in PIECES.subwords.encode(f"Chop the leeks, {word}"):
        draft.push(piece)
    assert draft.now.state.partial
    assert draft.now.state.finished == "Chop the leeks, "
    draft.push(PIECES.subwords.encode(".")[0])
    assert draft.now.state.finished == f"Chop the leeks, {word}."


def test_a_draft_knows_its_parts_and_words():
    draft = draft_of(Table(), section="title", lines=())
    for piece in PIECES.subwords.encode("Leek soup"):
        draft.push(piece)
    assert (draft.now.state.text, draft.now.state.words, draft.now.state.partial) == ("Leek soup", ["leek"], "soup")
    draft.push(PIECES.ingredient)
    assert (draft.now.state.title, draft.now.state.section, draft.now.state.text) == ("Leek soup", "ingredients", "")
    for piece in (*PIECES.subwords.encode("3 leeks "), PIECES.step, *PIECES.subwords.encode("Chop."), END):
        draft.push(piece)
    state = draft.now.state
    assert (state.lines, state.steps, state.text, draft.ended) == (["3 leeks"], ["Chop."], "", True)
    assert state.at + state.left == 200
    assert state.at == len(draft.moments) - 1


@pytest.mark.parametrize("depth", [1, 3, 40, drafts.REMEMBERED - 1, drafts.REMEMBERED, drafts.REMEMBERED + 25])
def test_going_back_restores_what_was_there_also_beyond_what_is_remembered(depth):
    table = Table()
    draft, pieces = draft_of(table, left=400), text_pieces(60 + depth)
    for piece in pieces[:60]:
        draft.push(piece)
    before = written(draft)
    keep = len(draft.now.state.text)
    for piece in pieces[60:]:
        draft.push(piece)
    asked = table.calls
    draft.back(keep)
    assert written(draft) == before
    assert pieces[60] in draft.now.banned
    if depth < drafts.REMEMBERED:
        assert table.calls == asked


def test_a_draft_that_went_back_goes_on_as_if_it_had_not():
    gone, straight = draft_of(Table(), left=900), draft_of(Table(), left=900)
    pieces = text_pieces(500)
    for piece in pieces[:250]:
        gone.push(piece)
    keep = len(gone.moments[20].state.text)
    gone.back(keep)
    kept = len(gone.moments) - 1
    for piece in pieces[kept : kept + 30]:
        gone.push(piece)
    for piece in pieces[: kept + 30]:
        straight.push(piece)
    assert written(gone) == written(straight)


def test_only_so_many_states_of_the_model_are_kept():
    draft = draft_of(Table(), left=900)
    for piece in text_pieces(drafts.REMEMBERED + 80):
        draft.push(piece)
    assert sum(moment.model is not None for moment in draft.moments) == drafts.REMEMBERED + 1


def test_at_the_beginning_of_a_part_the_mark_goes_too_and_is_banned():
    draft = draft_of(Table())
    for piece in (*PIECES.subwords.encode("Chop."), PIECES.step):
        draft.push(piece)
    draft.back(0)
    assert draft.now.state.text == "Chop."
    assert draft.now.banned == {PIECES.step}


def test_pieces_that_are_spelt_alike_are_banned_together():
    draft = draft_of(Table())
    byte = PIECES.subwords.first_byte + ord("e")
    alike = {n for n, piece in enumerate(PIECES.subwords.pieces) if piece == b"e"}
    assert len(alike) > 1
    draft.push(byte)
    draft.back(0)
    assert draft.now.banned == alike


def test_nothing_can_be_taken_back_from_an_empty_draft():
    with pytest.raises(IndexError, match="nothing has been written"):
        draft_of(Table()).back(0)


def test_what_was_banned_is_not_chosen_again_where_it_was_banned():
    tried = []
    first = [PIECES.subwords.encode(word)[0] for word in ("Chop", "Simmer", "Leek")]

    def mask(state):
        return only(*first) if not state.text else only(END)

    def breaks(state):
        if len(state.steps) == 0 and state.text:
            tried.append(state.text)
            return 0 if len(tried) < 3 else None
        return None

    draft = draft_of(Table())
    Engine(PIECES, [Rule(mask, breaks=breaks)], ANY).write(draft, np.random.default_rng(0))
    assert len(set(tried[:3])) == 3
    assert draft.ended


@pytest.mark.parametrize("text", ["Chop the leeks.", " Simmer.", "Crème brûlée ½ 韭葱 🍲."])
def test_forced_text_stands_in_the_draft_whatever_it_is_spelt_with(text):
    rule = Rule(lambda state: only(END), says=lambda state: None if state.text else text)
    draft = draft_of(Table())
    places = Engine(PIECES, [rule], ANY).write(draft, np.random.default_rng(0))
    assert draft.now.state.steps == [text.strip()]
    assert places == list(range(1, 1 + len(PIECES.subwords.encode(text))))


def test_forced_text_that_breaks_another_promise_is_taken_back():
    said = iter(["Chop the leeks.", "Simmer for 20 minutes."])

    def says(state):
        return next(said, None) if not state.text else None

    rules = [
        Rule(lambda state: only(END), says=says),
        Rule(breaks=lambda state: 0 if "Chop" in state.text else None),
    ]
    draft = draft_of(Table())
    Engine(PIECES, rules, ANY).write(draft, np.random.default_rng(0))
    assert draft.now.state.steps == ["Simmer for 20 minutes."]


def test_what_is_said_before_the_end_is_not_the_last_word_where_it_breaks_another_promise():
    """The model wants to end after "Chop."; one rule has something to add, another does not like how it says so."""
    likely, sayings = PIECES.subwords.encode("Chop."), iter([" Leek.", " Simmer."])

    def step(piece, state):
        after = (*state, piece) if piece > 1 else ()
        chances = np.full(V, 1e-9)
        chances[likely[len(after)] if len(after) < len(likely) else END] = 1.0
        return np.log(chances / chances.sum()).astype(np.float32), after

    def allowed(state):
        marks = np.ones(V, dtype=bool)
        marks[[END, PIECES.step]] = state.text != "Chop."
        return marks

    draft = Draft(step, PIECES, begun("Soup", ("3 leeks",), section="steps", left=60), step(1, ()))
    rules = [
        Rule(allowed, closes=lambda state: next(sayings)),
        Rule(breaks=lambda state: len("Chop.") if "Leek." in state.text else None),
    ]
    Engine(PIECES, rules, ANY).write(draft, np.random.default_rng(0))
    assert draft.now.state.steps == ["Chop. Simmer."]


def test_text_that_is_forced_again_and_again_in_vain_ends():
    rules = [Rule(says=lambda state: "Chop."), Rule(breaks=lambda state: 0)]
    with pytest.raises(Stuck):
        Engine(PIECES, rules, ANY).write(draft_of(Table()), np.random.default_rng(0))


def test_an_empty_text_that_is_forced_is_nothing():
    rule = Rule(lambda state: only(END) if state.text else only(*text_pieces(9)), says=lambda state: "")
    assert Engine(PIECES, [rule], ANY).write(draft_of(Table()), np.random.default_rng(0)) == []


def test_what_was_forced_and_taken_back_does_not_count_as_forced():
    told, said = [], iter(["Chop the leeks."])
    rules = [
        Rule(says=lambda state: next(said, None) if not state.text else None),
        Rule(
            lambda state: only(END) if state.text else only(*text_pieces(9)),
            breaks=lambda state: 0 if "Chop" in state.text and not told.append(1) else None,
        ),
    ]
    draft = draft_of(Table())
    assert Engine(PIECES, rules, ANY).write(draft, np.random.default_rng(0)) == []
    assert told
    assert draft.ended


def test_a_part_that_never_ends_is_stuck_when_its_pieces_are_used_up():
    comma = PIECES.subwords.encode(",")[-1]
    draft = draft_of(Table(), section="title", lines=(), left=50)
    with pytest.raises(Stuck, match="the title did not end in time"):
        Engine(PIECES, [Rule(lambda state: only(comma))], ANY).write(draft, np.random.default_rng(0))
    assert len(draft.moments) == 51


def test_a_draft_that_cannot_get_on_is_stuck_after_so_many_returns():
    rule = Rule(lambda state: only(*text_pieces(60)), breaks=lambda state: 0)
    with pytest.raises(Stuck, match="went back"):
        Engine(PIECES, [rule], ANY).write(draft_of(Table(), left=100_000), np.random.default_rng(0))
    assert len(rule.seen) <= MOST_RETURNS + 1


def test_nothing_allowed_at_the_very_beginning_is_stuck():
    with pytest.raises(Stuck, match="went back 1 times"):
        Engine(PIECES, [Rule(lambda state: only())], ANY).write(draft_of(Table()), np.random.default_rng(0))


def test_the_same_random_numbers_write_the_same_and_others_another_draft():
    def text(seed):
        draft = draft_of(Table(), left=40)
        rule = Rule(lambda state: only(*text_pieces(40)) if state.left > 2 else only(END))
        Engine(PIECES, [rule], replace(ANY, top_p=1.0)).write(draft, np.random.default_rng(seed))
        return draft.now.state.steps

    assert text(1) == text(1)
    assert len({tuple(text(seed)) for seed in range(4)}) == 4


def test_only_the_likeliest_pieces_that_share_top_p_are_drawn():
    table = Table()
    draft = draft_of(table)
    first = text_pieces(12)
    logs = draft.now.logs[first]
    likeliest = first[int(np.argmax(logs))]
    chosen = set()
    for seed in range(30):
        own = draft_of(table)
        rule = Rule(lambda state: only(*first) if not state.text else only(END))
        Engine(PIECES, [rule], replace(ANY, top_p=1e-6)).write(own, np.random.default_rng(seed))
        chosen.add(own.moments[1].piece)
    assert chosen == {likeliest}


def test_an_ingredient_line_that_is_never_plausible_is_repaired():
    repaired, judged = [], {}

    def fix(text):
        repaired.append(text)
        return "3 Leeks, crème"

    def mask(state):
        if state.section == "steps":
            return only(END) if state.text else only(PIECES.subwords.encode("Chop")[0])
        if state.text == "3 Leeks, crème":
            return only(PIECES.step)
        return only(PIECES.step, *PIECES.subwords.encode(" soup")) if state.text else only(*text_pieces(30))

    def breaks(state):
        judged.setdefault(state.text, state.words)
        return 0 if state.section == "ingredients" and state.text and state.text != "3 Leeks, crème" else None

    draft = draft_of(Table(), section="ingredients", lines=())
    Engine(PIECES, [Rule(mask, breaks=breaks)], ANY, repaired=fix).write(draft, np.random.default_rng(0))
    assert draft.now.state.lines == ["3 Leeks, crème"]
    assert judged["3 Leeks, crème"] == ["3", "leeks", "creme"]
    assert len(repaired) == 1


def test_a_word_after_which_nearly_all_is_forbidden_is_taken_back():
    """The model says "Chop", then "soup" or "leeks", then full stops; after "soup" none is allowed."""
    first, (soup,), (leeks,), (stop,) = (PIECES.subwords.encode(text)[-1:] for text in ("Chop", " soup", " leeks", "."))
    likely = {(): first, (first[0],): [soup, leeks]}

    def step(piece, state):
        after = (*state, piece) if piece > 1 else ()
        chances = np.full(V, 1e-6)
        chances[likely.get(after, [stop, END])] = 1.0
        return np.log(chances / chances.sum()).astype(np.float32), after

    def rule(state):
        mask = np.ones(V, dtype=bool)
        mask[[stop, END]] = not state.text.endswith("soup")
        return mask

    def text(choice, seed):
        draft = Draft(step, PIECES, begun("Soup", ("3 leeks",), section="steps", left=30), step(1, ()))
        Engine(PIECES, [Rule(rule)], choice).write(draft, np.random.default_rng(seed))
        return draft.now.state.steps[0]

    assert {text(Choice(), seed).rstrip(".") for seed in range(8)} == {"Chop leeks"}
    assert any("soup" in text(ANY, seed) for seed in range(8))
