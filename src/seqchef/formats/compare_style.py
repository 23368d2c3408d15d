"""The style sheet of the comparison page: light and dark by the reader's own setting, for screens first."""

_LIGHT = "--ink:#1c1917;--soft:#6b645c;--line:#ded8cd;--accent:#0f5c55;--warm:#a4480f;--paper:#fffdf9;--card:#f6f2ea;"
_DARK = "--ink:#ece7de;--soft:#a8a096;--line:#3b3731;--accent:#6cc5b9;--warm:#eb9a5f;--paper:#171513;--card:#211e1b;"
# Eight colours that people with the common forms of colour blindness can tell apart (after Okabe and Ito 2008).
_LIGHT_SLOTS = ("#5b6770", "#0a66a8", "#0b7a5e", "#b8420f", "#8a3f87", "#7a6100", "#12808c", "#c02f5a")
_DARK_SLOTS = ("#aab4bd", "#6ab4ee", "#4fc79f", "#f0894f", "#d694d3", "#dcc34d", "#5ccbd6", "#f77fa4")
_DASHES = ("", "7 3", "2 2", "9 3 2 3", "4 2", "10 2 2 2 2 2", "12 4", "3 3")
SLOTS = len(_LIGHT_SLOTS)


def _slots(colours: tuple[str, ...]) -> str:
    return "".join(f"--s{k}:{colour};" for k, colour in enumerate(colours))


def _classes() -> str:
    rules = []
    for k, dashes in enumerate(_DASHES):
        rules.append(f".s{k}{{--own:var(--s{k})}}")
        if dashes:
            rules.append(f".s{k} .curve,.key.s{k} line{{stroke-dasharray:{dashes}}}")
    return "\n".join(rules)


STYLE = f"""
:root {{ color-scheme: light dark; {_LIGHT}{_slots(_LIGHT_SLOTS)} }}
@media (prefers-color-scheme: dark) {{ :root {{ {_DARK}{_slots(_DARK_SLOTS)} }} }}
* {{ box-sizing: border-box }}
body {{ font: 15px/1.5 "Source Sans 3", "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Segoe UI", Helvetica, Arial,
  sans-serif; color: var(--ink); background: var(--paper); max-width: 62rem; margin: 0 auto;
  padding: 1.5rem 1rem 4rem }}
h1 {{ font-size: 1.7rem; margin: 0 0 .3rem; letter-spacing: -.01em }}
h2 {{ font-size: 1.2rem; margin: 2.4rem 0 .4rem; padding-top: .6rem; border-top: 2px solid var(--ink) }}
h3 {{ font-size: 1.05rem; margin: 1.8rem 0 .2rem }}
p {{ margin: .2rem 0 .7rem; max-width: 50rem }}
.soft, caption, small {{ color: var(--soft) }}
small {{ font-size: .82em; font-weight: 400 }}
.notice {{ border: 1px solid var(--warm); border-radius: 4px; padding: .4rem .8rem; color: var(--warm) }}
.wide {{ overflow-x: auto }}
table {{ border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }}
th, td {{ text-align: left; padding: .3rem .6rem .3rem 0; vertical-align: top; border-bottom: 1px solid var(--line) }}
thead th {{ font-size: .82em; font-weight: 600; color: var(--soft); border-bottom-color: var(--ink) }}
tbody th {{ font-weight: 600 }}
td.figure, th.figure {{ text-align: right; white-space: nowrap }}
thead th.figure {{ white-space: normal }}
td small {{ display: block }}
td.solved b {{ color: var(--accent) }}
.verdict {{ font-weight: 600; white-space: nowrap }}
.verdict.holds {{ color: var(--accent) }} .verdict.fails {{ color: var(--warm) }}
code {{ font-size: .88em; background: var(--card); padding: .05em .3em; border-radius: 3px }}
.legend {{ display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: .5rem 0; font-size: .9em }}
.legend svg {{ width: 26px; height: 10px; margin-right: .35rem; vertical-align: middle }}
.plots {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: .6rem 1.2rem }}
figure {{ margin: 0; background: var(--card); border-radius: 6px; padding: .5rem .6rem .3rem }}
figcaption {{ font-size: .85em; color: var(--soft) }}
figure.full {{ margin: .8rem 0 }}
.plot {{ width: 100%; height: auto; display: block }}
.plot text {{ font-size: 10px; fill: var(--soft) }}
.plot .name {{ font-size: 10.5px; fill: var(--own); font-weight: 600 }}
.plot .axis {{ fill: var(--ink) }}
.plot .grid {{ stroke: var(--line); stroke-width: .7 }}
.plot .rule {{ stroke: var(--ink); stroke-width: .9; stroke-dasharray: 3 3; opacity: .65 }}
.plot .rulename {{ font-size: 9px; fill: var(--ink) }}
.plot .rulename, .plot .name {{ paint-order: stroke; stroke: var(--card); stroke-width: 3px }}
.curve {{ fill: none; stroke: var(--own); stroke-width: 1.5; stroke-linejoin: round; opacity: .85 }}
.plot g circle {{ fill: var(--own) }}
.key line {{ stroke: var(--own); stroke-width: 2.4 }}
.plot .range {{ stroke: var(--own); stroke-width: 2; opacity: .45 }}
.plot .mean {{ stroke: var(--own); stroke-width: 2.4 }}
{_classes()}
@media print {{ body {{ max-width: none; padding: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact }}
  figure, tr {{ break-inside: avoid }} }}
"""
