"""The look of fan charts, and the legend that goes with them: for paper first, readable without colours."""

from collections.abc import Iterable

from seqchef.applications.planning.wording import Words
from seqchef.formats.fan import Fan
from seqchef.formats.fan_axes import safe
from seqchef.formats.sheet_words import with_sheets

FAN_STYLE = """
.fan { width: 100%; height: auto; display: block; overflow: visible }
.fan-label { fill: #57534e } .fan-name { fill: #8a3d10 } .fan-word { fill: #1c1917; font-style: italic }
.fan text { paint-order: stroke; stroke: #fffdf9; stroke-width: 2px; stroke-linejoin: round }
.fan-grid { stroke: #ddd6cb; stroke-width: .7 } .fan-tick { stroke: #57534e; stroke-width: .7 }
.fan-closed { fill: #f3efe8 } .fan-hatch { fill: none; stroke: #c9c0b2; stroke-width: .6 }
.fan-past { fill: none; stroke: #1c1917; stroke-width: 1 } .fan-past-dot { fill: #1c1917 }
.fan-band80 { fill: #d3e8e4; stroke: #5c9c94; stroke-width: .6 } .fan-band50 { fill: #86bdb5 }
.fan-median { fill: none; stroke: #0b4f49; stroke-width: 1.8 }
.fan-later { fill: none; stroke: #1c1917; stroke-width: 1; stroke-dasharray: 1 2 }
.fan-later-dot { fill: #fffdf9; stroke: #1c1917; stroke-width: 1.2 }
.fan-override rect { fill: #fffdf9; stroke: #8a3d10; stroke-width: 1.6 } .fan-tie { fill: none; stroke: #8a3d10 }
.fan-mark { fill: #b4541a } .fan-bar { stroke: #b4541a; stroke-width: 1.6 }
.fan-level { stroke: #8a3d10; stroke-width: .9; stroke-dasharray: 6 3 }
.fan-now { stroke: #1c1917; stroke-width: .9; stroke-dasharray: 3 2 }
.fan-legend { display: flex; flex-wrap: wrap; gap: .8mm 5mm; margin: 0 0 2mm; font-size: 8.4pt; color: #57534e }
.fan-legend span { white-space: nowrap } .fan-legend svg { width: 26px; height: 10px; margin-right: 1.2mm }
"""

KEYS = {
    "fan_past": '<path class="fan-past" d="M1 5H25"/><circle class="fan-past-dot" cx="13" cy="5" r="1.8"/>',
    "fan_median": '<path class="fan-median" d="M1 5H25"/>',
    "fan_band50": '<rect class="fan-band50" x="1" width="24" height="10"/>',
    "fan_band80": '<rect class="fan-band80" x="1" y=".5" width="24" height="9"/>',
    "fan_closed": '<rect class="fan-closed" x="6" width="14" height="10"/>'
    '<path class="fan-hatch" d="M6 5l5-5M6 10l10-10M11 10l9-9M16 10l4-4"/>',
    "fan_mark": '<path class="fan-mark" d="M13 1l4 4-4 4-4-4z"/>',
    "fan_override": '<g class="fan-override"><rect x="10" y="2" width="6" height="6"/></g>',
    "fan_later": '<path class="fan-later" d="M1 5H25"/><circle class="fan-later-dot" cx="13" cy="5" r="1.8"/>',
}


def fan_legend(fans: Iterable[Fan], words: Words) -> str:
    """What the shapes of these charts mean: one <p class="fan-legend">, only with what any of them shows."""
    fans, words = tuple(fans), with_sheets(words)
    shown = {
        "fan_closed": any(any(fan.closed) for fan in fans),
        "fan_mark": any(any(fan.names) for fan in fans),
        "fan_override": any(fan.overrides for fan in fans),
        "fan_later": any(fan.later is not None for fan in fans),
    }
    keys = (
        f'<span><svg viewBox="0 0 26 10" aria-hidden="true">{shape}</svg>{safe(words.say(key))}</span>'
        for key, shape in KEYS.items()
        if shown.get(key, True)
    )
    return f'<p class="fan-legend">{"".join(keys)}</p>'
