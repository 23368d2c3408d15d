"""The look of order sheets beside what all sheets share (page)."""

ORDER_STYLE = """
.supplier { break-inside: avoid-page }
.supplier.long { break-inside: auto }
.supplier table, .grid { table-layout: fixed }
.supplier thead th:nth-child(1) { width: 6mm } .supplier thead th:nth-child(2) { width: 38mm; color: var(--ink) }
.supplier thead th:nth-child(3) { width: 29mm }
.supplier .figure { font-size: 9pt; padding-left: 0 }
.supplier thead th:nth-child(n+4) { text-align: right }
.line td, .line th { border-top: .4pt solid var(--line) }
.line th { font-weight: 600 }
.line .order { font-weight: 700; color: var(--accent); white-space: nowrap }
.why td { padding-top: 0; font-size: 8.2pt; color: var(--soft); line-height: 1.3 }
.supplier tbody { break-inside: avoid }
.sum td { padding-top: .4mm; padding-bottom: 0 } .why + .sum td { border-top: .6pt solid var(--ink) }
.sum:last-child td { font-weight: 600 }
.short { margin: 1mm 1.2mm 0; font-size: 8.6pt; color: var(--warm); break-before: avoid }
.waiting li { font-size: 8.6pt; break-inside: avoid }
.sent { display: flex; gap: 1.5mm; align-items: baseline; margin: 1.5mm 0 0; padding: 0 1.2mm;
  font-size: 8.6pt; color: var(--soft); break-before: avoid }
.sent i { flex: 1; min-width: 12mm; border-bottom: .5pt solid var(--soft) }
.enough { font-size: 8.6pt; color: var(--soft); margin-top: 4mm }
.notes { border: .8pt solid var(--warm); border-radius: 1.5mm; padding: 1mm 3mm 2mm; margin-top: 4mm;
  break-inside: avoid }
.notes h2 { margin-top: 1mm; color: var(--warm) }
.soon ul { columns: 2; column-gap: 8mm }
.soon { break-inside: avoid }
.soon li { break-inside: avoid }
.soon .left { color: var(--warm) }
.prepare, .charts { break-before: page }
.grid thead th:first-child { width: 46mm }
.grid th { font-weight: 500 }
.grid tbody tr { border-top: .4pt solid var(--line) }
.grid th i { display: block; font-style: normal; font-weight: 400 }
.grid th small { overflow-wrap: break-word; display: block; font-weight: 400; color: var(--warm) }
.grid td { white-space: nowrap }
.grid thead th { vertical-align: top }
.grid td, .grid thead th:nth-child(n+2) { text-align: right; font-variant-numeric: tabular-nums }
.grid td small { color: var(--soft) }
.grid .shut { background: #f3efe8 }
@media screen and (max-width: 720px) {
  .supplier table, .supplier tbody { display: block }
  .supplier thead { display: none }
  .supplier tr { display: grid; grid-template-columns: 7mm 1fr auto auto }
  .supplier td, .supplier th { border: 0 } .supplier .line, .why + .sum { border-top: .4pt solid var(--line) }
  .supplier .more { display: none }
  .supplier .why td:first-child { display: none } .supplier .why td { grid-column: 2 / -1 }
  .sum td:nth-child(2) { grid-column: 2 / 4 }
  .prepare { overflow-x: auto } .grid { min-width: 184mm }
  .grid th:first-child { position: sticky; left: 0; background: var(--paper) }
  .soon ul { columns: 1 }
}
"""
