"""Kitchens: the role that each food has in a dish, which a Chinese kitchen sees otherwise than an American one.

Knows: how the role of one food depends on what else is in the dish: starch binds meat before it is fried, and thickens
the sauce where there is none.
Does not know: stages, minutes. Start at: roles_in.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from seqchef.applications.writing.templates import chinese_stages
from seqchef.applications.writing.templates.listed import Listed
from seqchef.applications.writing.templates.roles import Role, role_of
from seqchef.applications.writing.templates.stage import Method

WET: frozenset[Role] = frozenset(("liquid", "water", "drink", "dairy"))
MAIN: frozenset[Role] = frozenset(("meat", "tough", "fish"))
MARINATED: frozenset[Method] = frozenset(("stir_fry", "noodles", "fried_rice", "boil_hot", "deep_fry"))
ONION_ON_TOP: frozenset[Method] = frozenset(("clear_soup", "steam", "cold_dish", "poach", "congee"))
BLANCHED = frozenset(
    ("mushroom", "spinach", "bean sprout", "broccoli", "celery", "asparagus", "snow pea", "pea", "okra", "cauliflower",
     "bok choy", "chinese broccoli", "seaweed", "leafy green", "chinese chive", "bitter melon", "carrot", "kelp")
)  # fmt: skip
COOKED_RICE = re.compile(r"\bcooked\b|\bleftover\b|饭")
RAW_LEAVES = frozenset(("lettuce",))
IN_THE_POT = frozenset(("ginger", "star anise", "cinnamon", "bay leaf", "sichuan peppercorn"))
BRAISED_ALONE: frozenset[Role] = frozenset(("slow", "vegetable", "tofu"))


def roles_in(foods: Sequence[Listed], method: Method) -> dict[Listed, Role]:
    """The role of each food in a dish that is made in one way."""
    if method not in chinese_stages.STAGES:
        return _american(foods, method)
    roles = {one: role_of(one, in_chinese_kitchens=True) for one in foods}
    changed = _by_company(frozenset(roles.values()), method)
    return {one: _where(one, changed.get(role, role), method) for one, role in roles.items()}


def _american(foods: Sequence[Listed], method: Method) -> dict[Listed, Role]:
    """Grain without anything to cook it in is boiled as pasta is."""
    roles = {one: role_of(one) for one in foods}
    if method == "pasta" and WET.isdisjoint(roles.values()):
        return {one: "pasta" if role == "grain" else role for one, role in roles.items()}
    return roles


def _by_company(roles: Collection[Role], method: Method) -> Mapping[Role, Role]:
    """What becomes of a role by what else is there."""
    has_main = not MAIN.isdisjoint(roles)
    if method in MARINATED and has_main:
        return {"wine": "binder", "thickener": "binder"}
    changed: dict[Role, Role] = {"binder": "egg"}
    if method == "steam" and not has_main and "egg" in roles:
        changed.update(dict.fromkeys(("salt", "sweet") if "dairy" in roles else ("salt",), "water"))
    if method in MARINATED:
        changed["wine"] = "sauce"
    elif method == "steam" and "tough" in roles:
        changed.update(dict.fromkeys(("sauce", "sweet"), "salt"))
    elif method == "braise" and not has_main:
        changed.update(dict.fromkeys(BRAISED_ALONE, "meat"))
    return changed


def _where(one: Listed, role: Role, method: Method) -> Role:
    """What becomes of a role by the food itself."""
    if method in ONION_ON_TOP and "green onion" in one.kinds:
        return "herb"
    if role == "grain" and method not in ("congee", "noodles"):
        return _grain(one, method)
    if method == "poach" and not one.kinds.isdisjoint(IN_THE_POT):
        return "spice"
    blanched = not one.kinds.isdisjoint(BLANCHED) and one.kinds.isdisjoint(RAW_LEAVES)
    return "blanched" if method == "cold_dish" and blanched else role


def _grain(one: Listed, method: Method) -> Role:
    """Rice that is cooked already is fried, or eaten beside the dish; raw rice is cooked before it is fried."""
    is_cooked = COOKED_RICE.search(f"{one.said} {one.line}") is not None
    if method == "fried_rice":
        return "grain" if is_cooked else "raw_grain"
    return "cooked_grain" if is_cooked else "grain"
