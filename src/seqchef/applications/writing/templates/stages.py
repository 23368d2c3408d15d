"""Stages: for each way of making a dish what is done in order, with the foods of which roles, and for how long.

The minutes and the oven's degrees were judged by the authors. The stage marked as the rest takes what no other takes.
"""

from seqchef.applications.writing.templates import chinese_stages
from seqchef.applications.writing.templates.stage import Method, Stage, Vessel
from seqchef.applications.writing.templates.stage import stage as _stage

VESSELS: dict[Method, Vessel] = {
    "salad": "bowl", "soup": "pot", "pan": "pan", "oven": "dish", "pasta": "pan", "drink": "jug", "baking": "bowl",
    "dessert": "bowl", **chinese_stages.VESSELS,
}  # fmt: skip
STAGES: dict[Method, tuple[Stage, ...]] = {
    "salad": (
        _stage("whisk", "fat sauce juice salt spice sweet liquid drink water"),
        _stage("combine", "leaf vegetable aromatic fruit legume grain cheese bread meat fish egg dairy", rest=True),
        _stage("dress"),
        _stage("scatter", "herb nut"),
        _stage("serve"),
    ),
    "soup": (
        _stage("warm", "fat", 2),
        _stage("soften", "aromatic spice", 5),
        _stage("brown", "meat", 8),
        _stage("simmer", "vegetable legume grain liquid water drink flour fruit", 25, rest=True),
        _stage("cook_in", "pasta fish egg", 10),
        _stage("stir_in", "dairy cheese leaf sauce juice sweet salt", 5),
        _stage("scatter", "herb nut bread"),
        _stage("serve"),
    ),
    "pan": (
        _stage("warm", "fat", 2),
        _stage("soften", "aromatic spice", 4),
        _stage("brown", "meat", 10),
        _stage("fry", "vegetable fruit", 8),
        _stage("simmer", "grain legume liquid water drink flour", 20, rest=True),
        _stage("cook_in", "fish egg pasta bread", 8),
        _stage("stir_in", "dairy cheese leaf sauce juice sweet salt", 3),
        _stage("scatter", "herb nut"),
        _stage("serve"),
    ),
    "oven": (
        _stage("preheat", "", 0, 200),
        _stage("arrange", "meat fish vegetable aromatic legume grain fruit bread egg pasta", rest=True),
        _stage("coat", "fat sauce juice salt spice sweet liquid water drink dairy flour raising herb"),
        _stage("bake", "", 40, 200),
        _stage("top", "cheese nut", 5),
        _stage("put_over", "leaf"),
        _stage("serve"),
    ),
    "pasta": (
        _stage("boil", "pasta", 10),
        _stage("warm", "fat", 2),
        _stage("soften", "aromatic spice", 4),
        _stage("brown", "meat", 10),
        _stage("simmer", "vegetable legume grain liquid water drink flour fruit", 12, rest=True),
        _stage("cook_in", "fish egg bread", 8),
        _stage("stir_in", "dairy leaf sauce juice sweet salt", 3),
        _stage("toss_boiled"),
        _stage("scatter", "cheese herb nut"),
        _stage("serve"),
    ),
    "drink": (
        _stage("pour", "drink liquid fruit dairy sweet spice salt sauce juice fat egg vegetable", rest=True),
        _stage("stir_well"),
        _stage("top_up", "water"),
        _stage("scatter", "herb nut"),
        _stage("serve_cold"),
    ),
    "baking": (
        _stage("preheat", "", 0, 175),
        _stage("mix_dry", "flour raising salt spice"),
        _stage("beat", "fat sweet egg dairy liquid water drink sauce juice"),
        _stage("fold_in", "nut fruit cheese vegetable herb grain", rest=True),
        _stage("fill"),
        _stage("bake", "", 35, 175),
        _stage("cool", "", 10),
    ),
    "dessert": (
        _stage("beat", "dairy sweet fat egg cheese sauce juice liquid raising water drink spice salt flour"),
        _stage("fold_in", "fruit nut bread grain herb", rest=True),
        _stage("chill", "", 60),
        _stage("serve"),
    ),
    **chinese_stages.STAGES,
}
