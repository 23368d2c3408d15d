"""Chinese stages: how a Chinese kitchen makes a dish, in the order in which things go into the wok.

The minutes were judged by the authors; those of foods that take longer or shorter are in slow_foods.
"""

from collections.abc import Mapping

from seqchef.applications.writing.templates.stage import Method, Stage, Vessel, stage

VESSELS: Mapping[Method, Vessel] = {
    "stir_fry": "wok", "braise": "wok", "clear_soup": "pot", "steam": "plate", "cold_dish": "bowl", "poach": "pot",
    "boil_hot": "wok", "noodles": "wok", "fried_rice": "wok", "congee": "pot", "dumplings": "bowl", "buns": "bowl",
    "flatbread": "bowl", "deep_fry": "wok",
}  # fmt: skip
MARINATE = stage("marinate", "binder", 10, again="meat tough fish")
TOAST = stage("toast", "nut", 3)
OIL = stage("heat_oil", "fat", 1)
SCRAMBLE = stage("scramble", "egg", 2)
SIZZLE = stage("sizzle", "aromatic spice", 1)
PASTE = stage("fry_paste", "paste", 1)
THICKEN = stage("thicken", "thickener", 1)
BACK = stage("put_back", "", 1, again="egg")
NUTS = stage("scatter_back", again="nut")
DRIZZLE = stage("drizzle", "finish")
SCATTER = stage("scatter", "herb")
SERVE = stage("serve")
COOK_RICE, SERVE_RICE = stage("cook_rice", "grain", 25), stage("serve_on_rice", again="grain")
EAT_WITH = stage("eat_with", "cooked_grain")
INTO_THE_WOK = (
    OIL,
    SCRAMBLE,
    SIZZLE,
    PASTE,
    stage("fry_meat", "meat tough fish", 5),
    stage("fry_slow", "slow", 8),
    stage("fry_hot", "vegetable fruit", 3),
)
SEASON = stage("season", "sauce sweet salt juice", 1)
LAST = (DRIZZLE, SCATTER, NUTS)
STAGES: dict[Method, tuple[Stage, ...]] = {
    "stir_fry": (
        COOK_RICE,
        MARINATE,
        TOAST,
        *INTO_THE_WOK,
        stage("add_wet", "tofu legume liquid water drink dairy cheese flour raising bread pasta", 5, rest=True),
        stage("fry_leaf", "leaf", 2),
        SEASON,
        THICKEN,
        BACK,
        *LAST,
        SERVE,
        SERVE_RICE,
        EAT_WITH,
    ),
    "braise": (
        COOK_RICE,
        stage("boil_eggs", "egg", 10),
        stage("blanch_meat", "", 3, again="tough"),
        TOAST,
        OIL,
        SIZZLE,
        PASTE,
        stage("fry_meat", "meat tough fish", 5),
        stage("braise", "wine sauce sweet liquid water drink juice", 8, always=True, again="meat tough fish"),
        stage("braise_on", "slow legume fruit flour raising bread", 15, rest=True),
        stage("braise_soft", "vegetable tofu pasta dairy cheese", 5),
        stage("eggs_in", "", 3, again="egg"),
        stage("fry_leaf", "leaf", 2),
        stage("reduce", "salt", 2),
        THICKEN,
        *LAST,
        SERVE,
        SERVE_RICE,
        EAT_WITH,
    ),
    "clear_soup": (
        stage("blanch_meat", "", 3, again="tough"),
        OIL,
        stage("boil_up", "water liquid drink wine aromatic spice paste meat tough legume grain nut", 5, always=True),
        stage("soup_on", "slow fruit flour raising", 15, rest=True),
        stage("soup_soft", "vegetable tofu pasta fish dairy cheese bread", 5),
        stage("soup_leaf", "leaf", 2),
        stage("season_soup", "salt sauce sweet juice", 1),
        THICKEN,
        stage("egg_drop", "egg", 1),
        DRIZZLE,
        SCATTER,
        SERVE,
    ),
    "steam": (
        stage("beat_eggs", "egg water dairy liquid"),
        stage("lay_out", "meat tough fish vegetable slow tofu aromatic spice wine salt paste binder", rest=True),
        stage("steam", "", 8, always=True, again="meat tough fish vegetable slow tofu egg grain legume"),
        stage("pour_over", "sauce sweet juice finish"),
        SCATTER,
        stage("hot_oil", "fat", 1),
        SERVE,
    ),
    "cold_dish": (
        TOAST,
        stage("blanch", "blanched slow tofu pasta legume egg", 3),
        stage("lay_in_bowl", "vegetable leaf fruit", rest=True),
        stage("dress_with", "aromatic sauce sweet salt juice wine fat finish spice paste"),
        SCATTER,
        NUTS,
        SERVE,
    ),
    "poach": (
        TOAST,
        stage("poach", "meat tough fish wine spice water drink liquid", 3),
        stage("blanch", "vegetable slow tofu leaf pasta legume egg", 3, rest=True),
        stage("cool_and_cut", again="meat tough"),
        stage("dress_with", "aromatic sauce sweet salt juice fat finish paste"),
        SCATTER,
        NUTS,
        SERVE,
    ),
    "boil_hot": (
        MARINATE,
        OIL,
        SIZZLE,
        PASTE,
        stage("broth", "wine sauce sweet salt juice liquid water drink", 3, always=True),
        stage("soup_on", "slow legume", 10),
        stage("soup_soft", "vegetable leaf tofu pasta egg", 3, rest=True),
        stage("slide_in", "meat tough fish", 4),
        THICKEN,
        SCATTER,
        DRIZZLE,
        SERVE,
    ),
    "noodles": (
        stage("boil", "pasta grain", 5),
        MARINATE,
        TOAST,
        *INTO_THE_WOK,
        stage("add_wet", "tofu legume liquid water drink dairy", 3, rest=True),
        stage("fry_leaf", "leaf", 2),
        SEASON,
        THICKEN,
        BACK,
        stage("toss_boiled"),
        *LAST,
        SERVE,
    ),
    "fried_rice": (
        stage("cook_rice", "raw_grain", 25),
        MARINATE,
        TOAST,
        *INTO_THE_WOK,
        stage("add_wet", "tofu legume liquid water drink dairy", 3, rest=True),
        stage("fry_rice", "grain", 4),
        stage("fry_cooked", "", 4, again="raw_grain"),
        stage("fry_leaf", "leaf", 2),
        SEASON,
        BACK,
        *LAST,
        SERVE,
    ),
    "deep_fry": (
        stage("marinate", "binder salt sauce spice aromatic sweet flour juice", 15, again="meat tough fish"),
        OIL,
        stage("deep_fry", "meat tough fish vegetable slow tofu egg", 8, rest=True),
        DRIZZLE,
        SCATTER,
        SERVE,
    ),
    "congee": (
        stage("boil_grain", "grain legume water liquid slow fruit nut spice", 40, rest=True),
        stage("congee_on", "meat tough fish egg wine aromatic binder tofu", 10),
        stage("soup_leaf", "vegetable leaf", 3),
        stage("stir_through", "salt sauce sweet fat finish juice"),
        SCATTER,
        SERVE,
    ),
    "dumplings": (
        stage("knead", "flour water raising", 30),
        stage("mix_filling", "meat tough fish vegetable", rest=True),
        stage("wrap", "bread", always=True),
        stage("boil_wrapped", "", 8),
        SERVE,
    ),
    "buns": (
        stage("knead", "flour water raising sweet dairy", 60),
        stage("mix_filling", "meat tough fish vegetable", rest=True),
        stage("wrap", "bread", always=True),
        stage("steam_wrapped", "", 15),
        SERVE,
    ),
    "flatbread": (
        stage("knead", "flour water raising", 30),
        stage("mix_filling", "meat tough fish vegetable", rest=True),
        stage("roll_flat", "bread", always=True),
        OIL,
        stage("fry_flat", "", 8),
        SERVE,
    ),
}
