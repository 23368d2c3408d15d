"""The style sheet of the order page: for paper first, for a screen as well."""

STYLE = """
@page { size: A4; margin: 14mm 13mm 16mm }
:root { --ink: #1c1917; --soft: #6b645c; --line: #d8d2c8; --accent: #0f5c55; --warm: #b4541a; --paper: #fffdf9 }
* { box-sizing: border-box }
body { font: 10pt/1.4 "Source Sans 3", "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Segoe UI", Helvetica, Arial,
  sans-serif; color: var(--ink); background: var(--paper); max-width: 184mm; margin: 0 auto; padding: 6mm 0 }
header { display: flex; justify-content: space-between; align-items: baseline; border-bottom: 2pt solid var(--ink) }
h1 { font-size: 20pt; margin: 0; letter-spacing: -.01em }
header p { margin: 0; color: var(--soft) }
h2 { font-size: 12.5pt; margin: 5.5mm 0 1.2mm; break-after: avoid }
h2 span { font-size: 9.5pt; font-weight: 600; color: var(--accent); margin-left: 2mm }
h3 { font-size: 10pt; margin: 3mm 0 1mm; break-after: avoid }
table { width: 100%; border-collapse: collapse }
th, td { padding: .8mm 1.2mm; text-align: left; vertical-align: baseline }
thead th { font-size: 8pt; font-weight: 600; color: var(--soft); border-bottom: .6pt solid var(--ink) }
.supplier table, .grid { table-layout: fixed }
.supplier thead th:nth-child(1) { width: 6mm } .supplier thead th:nth-child(2) { width: 38mm }
.supplier thead th:nth-child(3) { width: 29mm }
.supplier .figure { font-size: 9pt; padding-left: 0 }
.grid thead th:first-child { width: 46mm }
.supplier thead th:nth-child(n+4), .figure { text-align: right;
  font-variant-numeric: tabular-nums; white-space: nowrap }
.line td, .line th { border-top: .4pt solid var(--line) }
.line th { font-weight: 600 }
.line .order { font-weight: 700; color: var(--accent); white-space: nowrap }
.box { width: 6mm; font-size: 12pt; line-height: 1 }
.why td { padding-top: 0; font-size: 8.2pt; color: var(--soft); line-height: 1.3 }
.line { break-after: avoid; break-inside: avoid }
.why { break-inside: avoid }
tfoot td { border-top: .6pt solid var(--ink); font-weight: 600 }
.enough { font-size: 8.6pt; color: var(--soft); margin-top: 4mm }
.notes { border: .8pt solid var(--warm); border-radius: 1.5mm; padding: 1mm 3mm 2mm; margin-top: 4mm }
.notes h2 { margin-top: 1mm; color: var(--warm) }
ul { margin: 0; padding-left: 5mm }
.soon ul { columns: 2; column-gap: 8mm }
.soon li { break-inside: avoid }
.soon .left { color: var(--warm) }
.prepare { break-before: page }
.prepare p { margin: 0 0 2mm; color: var(--soft); font-size: 8.6pt }
.grid th { font-weight: 500 }
.grid tbody tr { border-top: .4pt solid var(--line) }
.grid th i { display: block; font-style: normal; font-weight: 400 }
.grid th small { overflow-wrap: break-word; display: block; font-weight: 400; color: var(--warm) }
.grid td { white-space: nowrap }
.grid thead th { vertical-align: top }
.grid td, .grid thead th:nth-child(n+2) { text-align: right; font-variant-numeric: tabular-nums }
.grid td small { color: var(--soft) }
.charts { break-before: page }
.legend { display: flex; gap: 5mm; margin: 0 0 2mm; font-size: 8.4pt; color: var(--soft) }
.legend i { display: inline-block; width: 4.5mm; height: 2.6mm; margin-right: 1.2mm; vertical-align: baseline }
.legend i.dot { width: 2mm; height: 2mm; border-radius: 50%; background: var(--ink) }
.legend i.median { height: 0; border-top: 1.4pt solid var(--accent); vertical-align: 1mm }
.legend i.band50 { background: #7fbab2 } .legend i.band80 { background: #cfe5e1 }
.legend i.closed { background: #ece7de }
.legend i.mark { width: 2.2mm; height: 2.2mm; background: var(--warm); transform: rotate(45deg) }
figure { margin: 0 0 2mm; break-inside: avoid }
figcaption { font-weight: 600; font-size: 9.5pt }
.small { display: grid; grid-template-columns: 1fr 1fr; gap: 1mm 6mm }
.small figcaption { font-size: 8.6pt }
.fan { width: 100%; height: auto; display: block }
.fan .tick { font-size: 9px; fill: #6b645c }
.small .tick { font-size: 8px }
.fan .grid { stroke: #e6e0d6; stroke-width: .7 }
.fan .closed { fill: #ece7de }
.fan .past { fill: none; stroke: #1c1917; stroke-width: 1 }
.fan .dot { fill: #1c1917 }
.fan .band80 { fill: #cfe5e1 } .fan .band50 { fill: #7fbab2 }
.fan .median { fill: none; stroke: #0f5c55; stroke-width: 1.6 }
.fan .mark { fill: #b4541a }
.fan .now { stroke: #1c1917; stroke-width: .8; stroke-dasharray: 2 2 }
@media print { body { padding: 0; background: none; max-width: none; print-color-adjust: exact;
  -webkit-print-color-adjust: exact } }
@media screen and (max-width: 720px) {
  body { padding: 4mm }
  .supplier, .prepare { overflow-x: auto }
  .supplier table, .grid { min-width: 150mm }
  .small, .soon ul { display: block; columns: 1 }
}
"""
