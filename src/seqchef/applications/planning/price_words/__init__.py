"""Price words: outlooks, advice and checks in plain words. The folder is the list; a language is one table.

Knows: sentences, prices, shares, periods and dates of every language.
Does not know: layouts (formats), or how a number came about (prices, price_advice, price_check).
Start at: load("en"), then the file of that language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from seqchef.applications.planning.price_advice import FEWEST_PRICES, Advice, Bar, Good
from seqchef.applications.planning.price_check import Bin, CheckOfFile
from seqchef.applications.planning.prices import PriceOutlook
from seqchef.applications.planning.wording import Words, number
from seqchef.applications.planning.wording import load as load_words
from seqchef.errors import UnknownName
from seqchef.series.calendar import Frequency

RIGHT = (0.75, 0.85)  # coverage of an 80 % range that is as it should be
CLEARLY = 0.02  # a Brier score that differs less than by this share is no better and no worse
SHORT, LONG = (0.1, 0.5, 0.9), 0.005  # levels of a change; a change below 0.5 % is none


def names() -> tuple[str, ...]:
    """Every language, by file name. Imports none."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def load(name: str) -> "PriceWords":
    """The words of file `name`. Raises UnknownName."""
    if name not in names():
        raise UnknownName("language of sheets", name, known=names())
    module = import_module(f"{__name__}.{name}")
    return PriceWords(name, module.MESSAGES, load_words(name))


@dataclass(frozen=True, slots=True)
class PriceWords:
    """One language."""

    code: str
    messages: Mapping[str, str]
    dates: Words

    def say(self, key: str, **values: str) -> str:
        """The message of that key with its places filled."""
        return self.messages[key].format(**values)

    def period(self, frequency: str, steps: float, *, kind: str = "period") -> str:
        """So many steps: `3 months`; of the kind "next": `the next 3 months`."""
        one, _, several = self.messages[f"{kind}_{frequency}"].partition("|")
        return (one if steps == 1 or not several else several).format(n=_few(steps))

    def stamp(self, stamp: Any, frequency: Frequency) -> str:
        """A step by its name: `Aug 2021`, `3 Aug 2021`, `2021`, `step 40`."""
        if frequency.numbered:
            return self.say("stamp_numbered", n=str(stamp))
        day: date = stamp.astype("datetime64[D]").item()
        kind = frequency.name if frequency.name in ("monthly", "quarterly", "yearly") else "daily"
        key = {"quarterly": "monthly"}.get(kind, kind)
        return self.say(f"stamp_{key}", year=str(day.year), month=self.dates.month(day), day=str(day.day))

    def chance(self, probability: float) -> str:
        """A probability in whole per cent; never certain."""
        if probability < 0.01:
            return self.messages["hardly"]
        return self.messages["nearly"] if probability > 0.99 else self.percent(probability, 0)

    def percent(self, share: float, digits: int = 1) -> str:
        """A share in per cent, whole from 10 % on: `4.2 %`, `12 %`."""
        digits = 0 if abs(share) >= 0.1 else digits
        shown = round(100 * share, digits) + 0.0  # no minus before nothing
        return self.say("percent", n=f"{shown:.{digits}f}".removesuffix(".0").replace("-", "−"))

    def change(self, share: float) -> str:
        """A change of price: `4.2 % more`, `12 % less`, `the same`."""
        if abs(share) < LONG:
            return self.messages["no_change"]
        return self.say("more" if share > 0 else "less", share=self.percent(abs(share)))

    def outlook(self, outlook: PriceOutlook, step: int) -> str:
        """One sentence: where the price may be after so many steps."""
        low, middle, high = outlook.at(SHORT)[step - 1]
        when = self.period(outlook.series.frequency.name, step)
        said = {"rise": self.chance(outlook.rise[step - 1]), "fall": self.chance(outlook.fall[step - 1])}
        changes = outlook.change(SHORT)
        if changes is None:
            return self.say("outlook_from_nothing", when=when, low=price(low), price=price(middle), high=price(high))
        below, expected, above = (self.change(share) for share in changes[step - 1])
        return self.say("outlook", when=when, price=price(middle), change=expected, low=below, high=above, **said)

    def verdict(self, advice: Advice) -> str:
        """What to do, in two or three words."""
        return self.messages[advice.kind]

    def reason(self, outlook: PriceOutlook, advice: Advice, good: Good, bar: Bar) -> str:
        """One sentence: why."""
        frequency = outlook.series.frequency.name
        amount = ""
        if advice.quantity is not None and advice.kind == "buy_now":
            bought = number(advice.quantity)
            quantity = self.dates.amount(advice.quantity, good.unit) if good.unit else self.say("units", n=bought)
            amount = self.say("amount", quantity=quantity, saving=number(advice.saving or 0.0))
        keeps = self.messages["if_it_keeps"] if good.shelf_life_months is None and advice.kind == "buy_now" else ""
        return self.say(
            f"because_{advice.reason}",
            period=self.period(frequency, advice.steps),
            next=self.period(frequency, advice.steps, kind="next"),
            step=self.period(frequency, 1),
            amount=amount,
            keeps=keeps,
            chance=self.chance(advice.probability),
            bar=self.percent(bar.probability, 0),
            saving=self.percent(advice.saving_share),
            least=self.percent(bar.least_saving),
            low=self.percent(advice.low_share),
            high=self.percent(advice.high_share),
            stamp=self.stamp(outlook.series.ds[outlook.now_at], outlook.series.frequency),
            count=str(int(outlook.series.evidence().sum())),
            needed=str(FEWEST_PRICES),
        )

    def check(self, found: CheckOfFile, frequency: str) -> Iterator[str]:
        """What forecasts of these prices were worth: a few sentences."""
        check = found.check
        yield self.say(
            "checked",
            series=str(found.series),
            origins=self.say("origins_one" if found.origins == 1 else "origins", n=str(found.origins)),
            points=f"{check.points:,}",
            ahead=self.period(frequency, len(check.cov80_by_step)),
        )
        if not check.enough:
            yield self.say("too_little_to_check", points=str(check.points))
            return
        width = "narrow" if check.cov80 < RIGHT[0] else "wide" if check.cov80 > RIGHT[1] else "right"
        held = {"cov80": self.percent(check.cov80, 0), "cov50": self.percent(check.cov50, 0)}
        yield self.say("ranges", verdict=self.messages[f"ranges_{width}"], **held)
        best = min(check.brier_half, check.brier_base)
        worth = (
            "better"
            if check.brier < (1 - CLEARLY) * best
            else "worse"
            if check.brier > (1 + CLEARLY) * best
            else "even"
        )
        scores = {
            name: f"{value:.3f}"
            for name, value in (("brier", check.brier), ("half", check.brier_half), ("base", check.brier_base))
        }
        yield self.say(
            "chances", verdict=self.messages[f"chances_{worth}"], rate=self.percent(check.base_rate), **scores
        )

    def bin(self, one: Bin) -> str:
        """One line of the table of said and happened."""
        said = f"{100 * one.low:.0f}–{self.percent(one.high, 0)}"
        return self.say("bin", said=said, happened=self.percent(one.happened, 0), points=f"{one.points:,}")


def price(value: float) -> str:
    """A price with the figures that say something: 0.0123, 1.71, 45.5, 1,250, 1.2e+12."""
    size = abs(value)
    if size == 0:
        return "0"
    if size >= 1e7 or size < 0.001:
        return f"{value:.3g}"
    if size >= 1000:
        return f"{value:,.0f}"
    if size >= 100:
        return f"{value:.1f}".removesuffix(".0")
    return f"{value:.2f}" if size >= 1 else f"{value:.3g}"


def _few(steps: float) -> str:
    return f"{steps:.1f}".removesuffix(".0")
