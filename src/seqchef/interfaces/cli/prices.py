"""`seqchef prices`: where prices are going, how sure that is, and whether to buy now or wait."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seqchef.errors import BadInput, Rejection, UnknownName
from seqchef.interfaces.cli.console import finish, out, say

if TYPE_CHECKING:
    from seqchef.applications.planning.price_advice import Bar, Good
    from seqchef.applications.planning.price_check import CheckOfFile
    from seqchef.formats.price_tables import Item, PriceSheet
    from seqchef.series.tables import Panel

FORMATS = ("table", "json")
MOST_STEPS = 1_000
MOST_NAMES = 10  # listed when an item is unknown


def command(
    prices: Annotated[
        Path, typer.Argument(help="CSV or Parquet (unique_id,ds,y or date,butter,flour,...), or a kitchen folder.")
    ],
    horizon: Annotated[
        int | None, typer.Option("--horizon", "-n", min=1, max=MOST_STEPS, help="Steps; 12 months, 90 days, ...")
    ] = None,
    item: Annotated[list[str] | None, typer.Option("--item", help="Only this one; may be repeated.")] = None,
    bar: Annotated[float, typer.Option(help="Probability that advice needs.")] = 0.7,
    least_saving: Annotated[str, typer.Option(help="Expected saving that advice needs.")] = "2%",
    storage_cost: Annotated[str, typer.Option(help="A month: of the price (1%) or of a unit (0.05).")] = "1%",
    capital_cost: Annotated[str, typer.Option(help="A year, of the price.")] = "6%",
    shelf_life_months: Annotated[float | None, typer.Option(help="How long it keeps; for good if absent.")] = None,
    use_per_month: Annotated[float | None, typer.Option(help="Units used; amounts are told when given.")] = None,
    pack: Annotated[float | None, typer.Option(help="Units in the smallest pack.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Forecast the file's own past and compare.")] = False,
    to: Annotated[Path | None, typer.Option("--out", "-o", help="Write HTML, CSV and JSON here.")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Begin the CSV with a byte order mark, for Excel.")] = False,
    shape: Annotated[str, typer.Option("--format", help="On stdout: table or json.")] = "table",
    language: Annotated[str | None, typer.Option(help="en or zh; default: en, or kitchen.toml.")] = None,
    currency: Annotated[str | None, typer.Option(help="Written beside prices.")] = None,
    method: Annotated[str, typer.Option(help="Of the forecast: auto, zero-shot, smoothing, ...")] = "auto",
    frequency: Annotated[str | None, typer.Option(help="daily, weekly, monthly, ...; guessed if absent.")] = None,
    season: Annotated[int | None, typer.Option(min=1, help="Steps of the short cycle.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail when rows had to be left out.")] = False,
) -> None:
    """Say where prices are going: ranges, chances of a rise and a fall, and advice only where it clears a stated bar.

    --check also forecasts the file's own past, and says how far such forecasts could be believed.

    A kitchen folder with a prices.csv says itself how much it uses, how long that keeps, and in which packs.
    """
    from seqchef.applications.planning.price_advice import Bar
    from seqchef.applications.planning.price_words import load
    from seqchef.applications.planning.prices import REPORTED
    from seqchef.formats.price_tables import PriceSheet

    if shape not in FORMATS:
        raise BadInput(f'format is "{shape}"; expected {" or ".join(FORMATS)}')
    limits = Bar(probability=bar, least_saving=_share("--least-saving", least_saving))
    good = _good(storage_cost, capital_cost, shelf_life_months, use_per_month, pack)
    source = _of_kitchen(prices, good) if prices.is_dir() else _of_file(prices, good, frequency, season)
    words = load(language or source.language)
    panel = _chosen(source.panel, item or ())
    ahead = horizon or REPORTED[panel.frequency.name][-1]
    sheet = PriceSheet(
        title=source.title,
        currency=source.currency if currency is None else currency,
        items=_items(panel, ahead, method, source.goods, limits),
        bar=limits,
        frequency=panel.frequency,
        horizon=ahead,
        words=words,
        check=_checked(panel, ahead, method) if check else None,
    )
    _show(sheet, shape)
    for path in _written(sheet, to, bom=bom) if to is not None else ():
        say(str(path))
    finish(source.rejections, prices, strict=strict)


@dataclass(frozen=True, eq=False, kw_only=True)
class _Source:
    """Prices, and what is known of the goods."""

    title: str
    panel: "Panel"
    goods: "Mapping[str, Good]"
    rejections: Sequence[Rejection]
    currency: str = ""
    language: str = "en"


def _of_file(path: Path, good: "Good", frequency: str | None, season: int | None) -> _Source:
    from seqchef.formats.series import read_panel

    table = read_panel(path, frequency=frequency, season=season)
    goods = dict.fromkeys(table.panel.ids, good)
    return _Source(title=path.stem, panel=table.panel, goods=goods, rejections=table.rejections)


def _of_kitchen(folder: Path, usual: "Good") -> _Source:
    """The prices of a kitchen; recipes and recent sales say how much of each good is used."""
    from seqchef.applications.planning.price_goods import goods_of
    from seqchef.formats.kitchen import read_kitchen
    from seqchef.formats.kitchen_prices import read_kitchen_prices
    from seqchef.interfaces.kitchen_loop import storeroom
    from seqchef.interfaces.recipe_lines import with_lines_read

    rejections: list[Rejection] = []
    panel = read_kitchen_prices(folder, rejections)
    kitchen = read_kitchen(folder)
    recipes = tuple(with_lines_read(text) for text in kitchen.recipes)
    settings = kitchen.settings
    return _Source(
        title=settings.name,
        panel=panel,
        goods=goods_of(panel.ids, kitchen.sales, recipes, storeroom(kitchen), usual),
        rejections=(*kitchen.rejections, *rejections),
        currency=settings.currency,
        language=settings.language,
    )


def _show(sheet: "PriceSheet", shape: str) -> None:
    from seqchef.formats.price_tables import prices_json
    from seqchef.interfaces.cli.price_board import show

    if shape == "json":
        out(json.dumps(prices_json(sheet), ensure_ascii=False, indent=2, allow_nan=False))
    else:
        show(sheet)


def _items(panel: "Panel", horizon: int, method: str, goods: "Mapping[str, Good]", limits: "Bar") -> "tuple[Item, ...]":
    """PriceOutlook and advice of every series."""
    from seqchef.applications.planning.price_advice import advise
    from seqchef.applications.planning.prices import out_of_date, price_outlooks
    from seqchef.formats.price_tables import Item
    from seqchef.inference.forecast import forecast

    found = price_outlooks(panel, forecast(panel, horizon, method=method))
    return tuple(
        Item(outlook=one, good=goods[one.item], advice=advise(one, goods[one.item], limits, old=old))
        for one, old in zip(found, out_of_date(found), strict=True)
    )


def _checked(panel: "Panel", horizon: int, method: str) -> "CheckOfFile":
    from seqchef.applications.planning.price_check import check_prices
    from seqchef.inference.forecast import Relearning

    return check_prices(panel, horizon, Relearning(method, every=2 * horizon))


def _written(sheet: "PriceSheet", folder: Path, *, bom: bool) -> list[Path]:
    """The sheet as files in `folder`, each written whole; their paths."""
    from seqchef.files import atomic_write
    from seqchef.formats.price_page import price_page
    from seqchef.formats.price_tables import prices_csv, prices_json

    files = {
        "prices.html": price_page(sheet),
        "prices.csv": prices_csv(sheet, bom=bom),
        "prices.json": json.dumps(prices_json(sheet), ensure_ascii=False, indent=2, allow_nan=False) + "\n",
    }
    for name, text in files.items():
        atomic_write(folder / name, text)
    return [folder / name for name in files]


def _chosen(panel: "Panel", names: Sequence[str]) -> "Panel":
    """The series with these names; all when none is given."""
    unknown = [name for name in names if name not in panel.ids]
    if unknown:
        nearest = get_close_matches(unknown[0], panel.ids, n=MOST_NAMES, cutoff=0.4)
        raise UnknownName("item", unknown[0], known=tuple(nearest) or panel.ids[:MOST_NAMES])
    return replace(panel, series=tuple(one for one in panel.series if one.unique_id in names)) if names else panel


def _good(storage: str, capital: str, shelf_life: float | None, use: float | None, pack: float | None) -> "Good":
    from seqchef.applications.planning.price_advice import Good

    cost, of_price = _cost("--storage-cost", storage)
    return Good(
        use_per_month=use,
        storage_per_month=0.0 if of_price else cost,
        storage_share_per_month=cost if of_price else 0.0,
        capital_share_per_year=_share("--capital-cost", capital),
        shelf_life_months=shelf_life,
        pack=pack,
    )


def _share(option: str, text: str) -> float:
    value, of_price = _cost(option, text)
    if not of_price and value != 0:
        raise BadInput(f'{option} is "{text}"; expected a percentage such as 2%')
    return value


def _cost(option: str, text: str) -> tuple[float, bool]:
    """A number, and whether it is a share: `1%` is (0.01, True), `0.05` is (0.05, False)."""
    plain = text.strip()
    try:
        value = float(plain.removesuffix("%"))
    except ValueError:
        value = math.nan
    if not 0 <= value < math.inf:
        raise BadInput(f'{option} is "{text}"; expected 0 or more, as a percentage such as 1% or in money such as 0.05')
    return (value / 100, True) if plain.endswith("%") else (value, False)
