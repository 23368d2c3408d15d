"""Wording: a backtest in the language of the kitchen. The folder is the list; a language is one table of messages.

Knows: names of buyers, money, the sentence that says what a plan is worth and how sure that is.
Does not know: dates and amounts (planning.wording, which is underneath), layouts (formats).
Start at: load("en"), then the file of that language.
"""

from importlib import import_module
from pkgutil import iter_modules

from seqchef.applications.planning import wording as plain
from seqchef.applications.planning.backtest.outcome import OTHERS, Backtest, Caveat, Outcome
from seqchef.errors import UnknownName

LEAST = 0.005  # of the currency: less is nothing


def names() -> tuple[str, ...]:
    """Every language, by file name. Imports none."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def load(name: str, currency: str = "") -> "Say":
    """The words of file `name`. Raises UnknownName."""
    if name not in names():
        raise UnknownName("language of sheets", name, known=names())
    words = plain.load(name)
    messages = {**words.messages, **import_module(f"{__name__}.{name}").MESSAGES}
    return Say(plain.Words(name, messages, words.units), currency)


class Say:
    """One language and one currency."""

    def __init__(self, words: plain.Words, currency: str) -> None:
        self.words, self.currency = words, currency

    def __call__(self, key: str, **values: str) -> str:
        """The message of that key with its places filled."""
        return self.words.say(key, **values)

    def money(self, amount: float) -> str:
        """`1,003 EUR`; with cents below 100."""
        digits = 0 if abs(amount) >= 100 or round(amount, 2) == 0 else 2
        return f"{amount:,.{digits}f} {self.currency}".strip()

    def figure(self, amount: float) -> str:
        """The same without the currency, for columns."""
        return Say(self.words, "").money(amount)

    def percent(self, share: float) -> str:
        """`99.9 %`."""
        return f"{100 * share:.1f} %"

    def buyer(self, one: Outcome) -> str:
        """The name of a buyer as a row of a table: `last week + 40 %`."""
        key = one.kind if one.share == 0 or one.kind == "plan" else f"{one.kind}_changed"
        return self(f"buyer_{key}", share=f"{100 * one.share:+.0f} %".replace("-", "−"))

    def period(self, found: Backtest) -> str:
        """`90 days, Sun 5 Jun 2022 to Fri 2 Sep 2022`."""
        first, last = (
            self("day_of_year", day=self.words.day(day), year=str(day.year)) for day in (found.first, found.last)
        )
        return self("period", days=str(found.settings.days), first=first, last=last)

    def verdicts(self, found: Backtest) -> list[str]:
        """What the plan is worth against the best of last week and against the par levels, a sentence each."""
        others = [found.best("last_week"), found.usual("pars")]
        return [self._verdict(found, one) for one in others]

    def equal_service(self, found: Backtest) -> list[str]:
        """What each other kind would throw away if it served as many as the plan, a sentence each."""
        service, sentences = self.percent(found.plan.totals.service), []
        for kind in OTHERS:
            theirs = found.thrown_at_our_service(kind)
            buyer = self(f"kind_{kind}")
            if theirs is None:
                less = all(one.totals.service < found.plan.totals.service for one in found.of(kind))
                key = "equal_service_never" if less else "equal_service_always"
                sentences.append(self(key, buyer=buyer, service=service))
            else:
                ours = self.money(found.plan.totals.thrown)
                sentences.append(
                    self("equal_service", service=service, ours=ours, buyer=buyer, theirs=self.money(theirs))
                )
        return sentences

    def caveat(self, one: Caveat) -> str:
        """The sentence of a caveat."""
        return self(f"caveat_{one.kind}", **one.values)

    def _verdict(self, found: Backtest, other: Outcome) -> str:
        days, name = str(found.settings.days), self._named(other)
        if not found.priced:
            ours = found.plan.totals
            return self(
                "verdict_without_prices",
                days=days,
                other=name,
                lost=f"{ours.lost:,.0f}",
                thrown=self.money(ours.thrown),
                other_lost=f"{other.totals.lost:,.0f}",
                other_thrown=self.money(other.totals.thrown),
            )
        dearer = other.dearer
        if abs(dearer.amount) < LEAST:
            return self("verdict_same", days=days, other=name)
        key = "verdict_less" if dearer.amount >= 0 else "verdict_more"
        sentence = self(key, days=days, other=name, money=self.money(abs(dearer.amount)))
        if dearer.low is None or dearer.high is None:
            return sentence + self("too_few_weeks")
        ends = sorted([dearer.low, dearer.high] if dearer.amount >= 0 else [-dearer.high, -dearer.low])
        low, high = (self.money(end) for end in ends)
        return sentence + self("surely" if dearer.sure else "perhaps", low=low, high=high)

    def _named(self, one: Outcome) -> str:
        """The same inside a sentence."""
        key = one.kind if one.share == 0 else f"{one.kind}_changed"
        return self(f"than_{key}", share=f"{100 * one.share:.0f} %")
