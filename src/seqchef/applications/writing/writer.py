"""The writer: a wish in, a finished and checked recipe out.

Knows: what is refused, what the model is asked, under which constraints it writes, and what happens to a draft that
fails: it is written anew, after TRIES steps from templates take over, and what these cannot keep either is refused.
Does not know: the promises themselves (constraints, checks).
Start at: Writer.load, Writer.write.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np

from seqchef.applications.writing import asking
from seqchef.applications.writing.amounts.usual_lines import usual_line
from seqchef.applications.writing.asking import Asked
from seqchef.applications.writing.checks import check
from seqchef.applications.writing.chinese.asking import asked_in_chinese
from seqchef.applications.writing.chinese.foods import HAN
from seqchef.applications.writing.chinese.recipes import in_chinese
from seqchef.applications.writing.constraints.durations import minutes_of
from seqchef.applications.writing.constraints.foods import OnlyFoods
from seqchef.applications.writing.constraints.lines import MOST_LINES, Lines
from seqchef.applications.writing.constraints.mentions import words_to_mention
from seqchef.applications.writing.constraints.repeats import Repeats
from seqchef.applications.writing.constraints.step_promises import step_promises
from seqchef.applications.writing.dish_names import claimed
from seqchef.applications.writing.drafting.draft import Draft, begun
from seqchef.applications.writing.drafting.engine import Choice, Engine, Stuck
from seqchef.applications.writing.drafting.state import Constraint
from seqchef.applications.writing.refusals import judge, notes
from seqchef.applications.writing.refusals.wording import load
from seqchef.applications.writing.templates.steps import template_steps
from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import WrittenRecipe
from seqchef.errors import BadInput
from seqchef.food.diets import Restriction, restriction
from seqchef.inference.bundles import Bundle, digest
from seqchef.inference.copy_guard import CopyGuard
from seqchef.inference.recipe_model import RecipeModel
from seqchef.text.copied_words import copied_words

TRIES = 4  # drafts for one recipe that fail or get stuck, before templates take over
PIECES, PIECES_A_LINE = 360, 14  # that the steps may have, and more for each line of the list
TITLES = 5  # that are tried for a wish without one
LIST_PIECES = 420  # that a title and a list may have
USUAL = Choice()


class Refused(BadInput):
    """No recipe is written for this wish; the message says why, and what to do instead."""


@dataclass(frozen=True, slots=True)
class _Drafted:
    """A title, a list and steps, as a model wrote them."""

    title: str
    lines: tuple[str, ...]
    steps: tuple[str, ...]
    score: float  # log probability of a piece, in nats; forced pieces count less


class Writer:
    """A bundle that writes, behind its constraints. The same wish and seed give the same recipe on the same machine."""

    def __init__(self, model: RecipeModel, guard: CopyGuard, *, name: str, choice: Choice = USUAL) -> None:
        """`name`: of the model with its hash, for provenance."""
        self._model, self._guard, self.name, self._choice = model, guard, name, choice

    @classmethod
    def load(cls, bundle: str | Path = "write-en", *, threads: int = 1) -> "Writer":
        """A shipped bundle by name, or any by its folder. Raises MissingPart."""
        found = Bundle.load(bundle, task="write")
        name = f"{found.manifest['name']} {digest(found.folder / 'manifest.json')[:12]}"
        return cls(RecipeModel(found, threads=threads), CopyGuard.load(found.folder), name=name)

    def write(self, wish: Wish, *, seed: int = 0, beams: int = 1) -> WrittenRecipe:
        """One recipe; of `beams` drafts that keep all promises the likeliest. Raises Refused and BadInput."""
        if seed < 0 or beams < 1:
            raise BadInput(f"seed {seed} and {beams} drafts; expected a seed of 0 or more and 1 draft or more")
        wish = claimed(wish)
        verdict = judge(wish)
        if verdict.refused is not None:
            raise Refused(verdict.refused)
        rules = restriction(wish.diets, wish.without)
        best = self._in_chinese_style(wish, rules, seed) or max(
            islice(self._drafts(wish, rules, seed), beams),
            key=lambda recipe: recipe.score if recipe.score is not None else -np.inf,
        )
        said = (*verdict.notes, *self._passed_over(wish), *best.notes)
        said += tuple(notes(best.title, best.ingredients, wish.language))
        best = replace(best, notes=tuple(dict.fromkeys(said)))
        if wish.language != "zh":
            return best
        chinese = in_chinese(best, wish.max_minutes)
        own = best.score is None and HAN.search(best.title)  # a list that the model wrote has words of no Chinese cook
        return replace(chinese, checks=check(chinese, wish)) if own else chinese

    def _passed_over(self, wish: Wish) -> Iterator[str]:
        """A note on tags that the model was never shown."""
        unknown = [tag for tag in wish.tags if tag not in self._model.tags]
        if unknown:
            words = load(wish.language)
            yield words.say("unknown_tags", names=words.listed(unknown))

    def _drafts(self, wish: Wish, rules: Restriction, seed: int) -> Iterator[WrittenRecipe]:
        """Checked recipes, each from other random numbers; where there is none, steps from templates after TRIES.

        At once for more foods than a list that a model writes may have.
        """
        asked, attempt, written = asking.asked(wish, rules, self._model.tags), 0, 0
        if not asked.lines and len(asked.foods) > MOST_LINES:
            yield self._from_templates(wish, asked, rules, seed)
            return
        while True:
            for _ in range(TRIES):
                attempt += 1
                recipe = self._attempt(wish, asked, rules, seed, np.random.default_rng((seed, attempt)))
                if recipe is not None and all(one.passed for one in recipe.checks):
                    yield recipe
                    written += 1
                    break
            else:
                if not written:
                    yield self._from_templates(wish, asked, rules, seed)
                return

    def _in_chinese_style(self, wish: Wish, rules: Restriction, seed: int) -> WrittenRecipe | None:
        """A recipe without the model for a wish in Chinese that a Chinese kitchen has a way for; None: it has none."""
        asked = asked_in_chinese(wish, rules, seed)
        return None if asked is None else self._from_templates(wish, asked, rules, seed)

    def _attempt(
        self, wish: Wish, asked: Asked, rules: Restriction, seed: int, random: np.random.Generator
    ) -> WrittenRecipe | None:
        """One draft, checked; None where it got stuck."""
        try:
            drafted = self._drafted(wish, asked, rules, random)
        except Stuck:
            return None
        return self._checked(drafted, wish, seed)

    def _drafted(self, wish: Wish, asked: Asked, rules: Restriction, random: np.random.Generator) -> _Drafted:
        lines = Lines(self._model.pieces, wish, rules, asked.foods)
        constraints = self._constraints(wish, rules, lines)
        engine = Engine(self._model.pieces, constraints, self._choice, repaired=lines.settled)
        title = asked.title or self._title(asked, engine, random)
        draft = self._begun(asked, title, asked.lines)
        places = engine.write(draft, random)
        penalty = self._choice.forced_penalty * len(places)
        score = (draft.log_probability() - penalty) / draft.now.state.at
        state = draft.now.state
        return _Drafted(state.title, tuple(state.lines), tuple(state.steps), score)

    def _title(self, asked: Asked, engine: Engine, random: np.random.Generator) -> str:
        """The first of some titles that names foods of the wish and no others; a plain one where none does."""
        for _ in range(TITLES):
            draft = self._begun(asked, None, ())
            engine.write(draft, random, until="a part")
            if asking.fits(title := draft.now.state.title, asked.names):
                return title
        return asking.plain_title(asked.names)

    def _begun(self, asked: Asked, title: str | None, lines: Sequence[str]) -> Draft:
        """A draft after what is given: nothing, a title, or a title and a list."""
        pieces = self._model.pieces
        wish = pieces.wished(asked.names, asked.tags) if asked.names or asked.tags else []
        if title is None:
            state = begun("", (), section="title", left=LIST_PIECES + PIECES)
            return Draft(self._model.step, pieces, state, self._model.read(wish))
        mark = pieces.step if lines else pieces.ingredient
        read = [*([] if lines else wish), *pieces.listed(title, lines), mark]
        left = PIECES + PIECES_A_LINE * len(lines) + (0 if lines else LIST_PIECES)
        state = begun(title, lines, section="steps" if lines else "ingredients", left=left)
        return Draft(self._model.step, pieces, state, self._model.read(read))

    def _constraints(self, wish: Wish, rules: Restriction, lines: Lines) -> list[Constraint]:
        subwords = self._model.pieces.subwords
        steps = step_promises(
            subwords, words_to_mention, max_minutes=wish.max_minutes, units=wish.units, guard=self._guard
        )
        return [*steps, OnlyFoods(subwords, restriction=rules, closed=True), Repeats(), lines]

    def _checked(self, drafted: _Drafted, wish: Wish, seed: int) -> WrittenRecipe:
        recipe = WrittenRecipe(
            title=wish.dish or drafted.title,
            ingredients=drafted.lines,
            steps=drafted.steps,
            servings=wish.servings,
            minutes=minutes_of(drafted.steps),
            seed=seed,
            model=self.name,
            score=drafted.score,
            longest_overlap=self._guard.longest_run(copied_words(" ".join(drafted.steps))),
        )
        return replace(recipe, checks=check(recipe, wish, self._guard))

    def _from_templates(self, wish: Wish, asked: Asked, rules: Restriction, seed: int) -> WrittenRecipe:
        """The list that was given, or one of usual lines, and steps from templates. Raises Refused."""
        lines = asked.lines or tuple(usual_line(food, wish.servings, wish.units) for food in asked.foods)
        if not lines:
            raise Refused(load(wish.language).say("no_list", found=(wish.dish or "")[:40]))
        title = asked.title or asking.plain_title(asked.names)
        steps = template_steps(lines, dish=title, max_minutes=wish.max_minutes, units=wish.units or "us")
        recipe = self._checked(_Drafted(title, lines, steps, -np.inf), wish, seed)
        broken = next((one for one in recipe.checks if not one.passed), None)
        if broken is not None:
            why = f"{broken.promise}: {broken.found}"
            raise Refused(load(wish.language).say("unkept", why=why))
        return replace(recipe, score=None, from_template=tuple(range(len(steps))))
