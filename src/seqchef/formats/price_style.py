"""What the price page adds to the style sheet that all sheets share (page)."""

PRICE_STYLE = """
.summary { margin: 2mm 0 0; font-size: 11pt; font-weight: 600 }
.item { break-inside: avoid; border-top: .6pt solid var(--line); padding-top: 1.5mm; margin-top: 2.5mm }
.item h2 { margin: 0 0 .8mm; display: flex; justify-content: space-between; align-items: baseline; gap: 4mm;
  overflow-wrap: anywhere }
.item h2 span { white-space: nowrap; margin: 0; color: var(--ink); font-variant-numeric: tabular-nums }
.advice { margin: 0 0 1mm; padding: .8mm 2.6mm; border-left: 1.2mm solid var(--line); background: #f5f1ea;
  font-size: 9.2pt; line-height: 1.35 }
.advice b { margin-right: 1.2mm }
.advice.buy_now { border-color: var(--accent); background: #e4f0ee } .advice.buy_now b { color: var(--accent) }
.advice.wait { border-color: var(--warm); background: #faece2 } .advice.wait b { color: var(--warm) }
.item figure { margin: 0 }
.steps { table-layout: fixed; font-size: 8.2pt; line-height: 1.3 }
.steps thead th:first-child { width: 34mm }
.steps th, .steps td { padding: .15mm 1.2mm }
.steps td, .steps thead th:nth-child(n+2) { text-align: right; font-variant-numeric: tabular-nums }
.steps tbody th { font-weight: 400; color: var(--soft) }
.steps tbody tr:first-child td { font-weight: 700 }
.trust { break-inside: avoid; border-top: 1.2pt solid var(--ink); margin-top: 6mm; font-size: 9pt }
.trust h2 { margin-top: 2mm }
.trust p { margin: 0 0 1mm }
.trust ul { columns: 2; column-gap: 8mm; color: var(--soft); font-size: 8.4pt }
@media screen and (max-width: 720px) {
  .steps { font-size: 7.4pt } .steps thead th:first-child { width: 21mm }
  .steps th, .steps td { padding: .35mm .5mm }
  .item h2 { display: block } .item h2 span { display: block }
  .trust ul { columns: 1 }
}
"""
