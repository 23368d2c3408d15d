"""Names of columns in tables of sales, in English, Chinese, German and French: what each column is for.

Knows: other names of dates, values, series, shops and flags; which of several comes first.
Does not know: what is in a column (series_columns.py).
Start at: roles_of.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TIMES = _words(
    "ds date datetime timestamp time day_date sale_date order_date business_date 日期 时间 营业日期 销售日期 年月 月份"
)
ITEMS = _words("""
    unique_id series series_id item item_id item_nbr product product_id product_name dish article sku sku_id
    商品 商品名称 商品编码 品名 菜品 菜品名称 菜名 产品 artikel gericht produkt speise produit plat
""")
SHOPS = _words("shop store shop_id store_id store_nbr branch outlet 门店 门店名称 店铺 分店 filiale magasin")
VALUES = _words("""
    y units_sold quantity_sold sold quantity qty units 销量 销售量 销售数量 数量 售出
    demand 需求 需求量 sales visitors guests covers 客流 客流量
    menge absatz verkauft anzahl gäste quantité quantite ventes vendu couverts
    value count amount turnover revenue 销售额 营业额 umsatz price 价格
""")
CATEGORIES = _words("""
    category categories group product_group family department section menu_section
    类别 分类 品类 商品类别 商品分类 菜品分类 大类 kategorie warengruppe catégorie categorie
""")
FILLED_IN = _words("imputed interpolated filled estimated 插值 估算")
FLAGS = {
    "closed": _words("closed closure 停业 休业 歇业 闭店 关门 geschlossen fermé"),
    "open": _words("open 营业 开门 geöffnet ouvert"),
    "holiday": _words(
        "holiday public_holiday national_holiday bank_holiday 节假日 节日 假日 法定节假日 feiertag férié"
    ),
    "promotion": _words("promotion promo on_promotion onpromotion 促销 活动 aktion"),
    "stockout": _words("stockout stock_out sold_out soldout out_of_stock 缺货 售罄 断货 沽清 ausverkauft rupture"),
}
ROW_NUMBERS = re.compile(r"|unnamed:_\d+|index|level_\d+|row|row_?(?:id|number|nr|no)|__index_level_\d+__|序号|行号")
FLAG_OF = {name: flag for flag, names in FLAGS.items() for name in names}


@dataclass(frozen=True)
class Roles:
    """Which column is for what, by its place in the header; -1 where there is none."""

    time: int
    value: int  # -1: a wide table
    item: int
    shop: int
    flags: tuple[tuple[int, str], ...]  # (column, its flag: closed, open, holiday, promotion or stockout)
    filled_in: tuple[int, ...]  # 1 where a value was not observed but filled in
    others: tuple[int, ...]

    @property
    def is_long(self) -> bool:
        """Whether one column holds all values, and not each column a series."""
        return self.value >= 0


def plain(name: str) -> str:
    """`Is Closed` and `closed` are the same name."""
    words = re.sub(r"[\s\-/]+", "_", name.strip().lower())
    return re.sub(r"^(?:is|was)_(?=.)|^是否", "", words)


def roles_of(header: Sequence[str]) -> Roles:
    """What each column is for, by its name; `unique_id`, or a series and a value, make a long table."""
    names = [plain(name) for name in header]
    time, value, item, shop = (_first(names, known) for known in (TIMES, VALUES, ITEMS, SHOPS))
    if item < 0:  # what each shop sells of each group of goods
        item = _first(names, CATEGORIES)
    if "unique_id" in names:
        shop = -1
    elif (item < 0 and shop < 0 and "y" not in names) or value < 0:
        value = item = shop = -1
    taken = {time, value, item, shop}
    flags = tuple((i, FLAG_OF[name]) for i, name in enumerate(names) if name in FLAG_OF and i not in taken)
    filled_in = tuple(i for i, name in enumerate(names) if name in FILLED_IN and value >= 0 and i not in taken)
    taken |= {i for i, _ in flags} | set(filled_in)
    others = tuple(i for i, name in enumerate(names) if i not in taken)
    return Roles(time, value, item, shop, flags, filled_in, others)


def _first(names: Sequence[str], known: Sequence[str]) -> int:
    return next((names.index(name) for name in known if name in names), -1)
