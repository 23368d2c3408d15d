"""Pages: one HTML file to print on A4 and to read on a phone: no scripts, nothing fetched, readable without colour.

Knows: the frame around what a sheet says, and the style that all sheets share.
Does not know: what a sheet says (order_page, prep_page, forecast_page).
Start at: html_page.
"""

import re
from collections.abc import Iterable

from seqchef.formats.fan_axes import safe

AMOUNT = re.compile(r"(?<=\d) (?=[^\W\d]|[%×])|(?<=×) (?=\d)")  # between a number and its unit, around ×

STYLE = """
@page { size: A4; margin: 13mm 13mm 15mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #57534e } }
:root { --ink: #1c1917; --soft: #57534e; --line: #d8d2c8; --accent: #0b4f49; --warm: #9a4312; --paper: #fffdf9 }
* { box-sizing: border-box }
body { font: 10pt/1.4 "Source Sans 3", "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Segoe UI",
  Helvetica, Arial, sans-serif; color: var(--ink); background: var(--paper); max-width: 184mm; margin: 0 auto;
  padding: 6mm 0; overflow-wrap: break-word }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 6mm;
  border-bottom: 2pt solid var(--ink) }
h1 { font-size: 20pt; line-height: 1.25; margin: 0; letter-spacing: -.01em }
header p { margin: 0; color: var(--soft) }
h2 { font-size: 12.5pt; margin: 5.5mm 0 1.2mm; break-after: avoid }
h2 span { display: inline-block; font-size: 9.5pt; font-weight: 600; color: var(--accent); margin-left: 2mm }
h3 { font-size: 10pt; margin: 3mm 0 1mm; break-after: avoid }
.about { margin: 1mm 0 2mm; color: var(--soft); font-size: 8.6pt }
table { width: 100%; border-collapse: collapse }
th, td { padding: .8mm 1.2mm; text-align: left; vertical-align: baseline }
thead th { font-size: 8pt; font-weight: 600; color: var(--soft); border-bottom: .6pt solid var(--ink) }
thead { display: table-header-group }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
.box { width: 6mm; font-size: 12pt; line-height: 1 }
ul { margin: 0; padding-left: 5mm }
:lang(zh) .why, :lang(zh) li { word-break: keep-all }
figure { margin: 0 0 2mm; break-inside: avoid }
figcaption { font-weight: 600; font-size: 9.5pt; break-after: avoid }
.small { display: grid; grid-template-columns: 1fr 1fr; gap: 1mm 6mm }
.small figcaption { font-size: 8.6pt }
@media print { body { padding: 0; background: none; max-width: none; print-color-adjust: exact;
  -webkit-print-color-adjust: exact } }
@media screen and (max-width: 720px) {
  body { padding: 4mm }
  .small { display: block }
  .broad { overflow-x: auto; direction: rtl } .broad > * { direction: ltr; min-width: 150mm }
}
"""


def html_page(*, language: str, title: str, style: str, body: Iterable[str]) -> str:
    """The whole file; `title` is plain text, `style` is added to what all sheets share, `body` is markup."""
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{safe(title)}</title>'
        f"<style>{STYLE}{style}</style></head>\n<body>\n" + "\n".join(body) + "\n</body></html>\n"
    )


def page_head(heading: str, about: str) -> str:
    """The line at the top: plain texts."""
    return f"<header><h1>{safe(heading)}</h1><p>{safe(about)}</p></header>"


def sentence(text: str) -> str:
    """Plain text as markup in which no line ends between a number and its unit."""
    return safe(AMOUNT.sub("\u00a0", text))
