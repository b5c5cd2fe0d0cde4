/** Style sheet of the error-code pages: system fonts and colours, light and dark, rows as blocks on a phone. */
export const errorCodesStyles = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei",
  "Noto Sans CJK SC", sans-serif; }
body { background: Canvas; color: CanvasText; margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
table { border-collapse: collapse; margin: 2.5rem 0; table-layout: fixed; width: 100%; }
caption { font-weight: 600; padding-bottom: .5rem; text-align: left; }
code { font: .875em/1.5 ui-monospace, Menlo, Consolas, monospace; }
th, td { border-bottom: 1px solid #8888; padding: .4rem .75rem .4rem 0; text-align: left; vertical-align: top; }
th:nth-child(1) { width: 4.5rem; }
th:nth-child(2) { width: 28%; }
th:nth-child(4) { width: 7rem; }
td:last-child { font-size: .875rem; }
ul { list-style: none; margin: 0; padding: 0; }
.ways { display: flex; gap: 1.5rem; }
a { color: #0000ee; }
@media (prefers-color-scheme: dark) { a { color: #9fc2ff; } }
@media (max-width: 40rem) {
  table, caption, tbody, tr, tbody th, td { display: block; }
  thead { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; width: 1px; }
  tr { border-bottom: 1px solid #8888; padding: .4rem 0; }
  tbody th, td { border: 0; display: grid; gap: .5rem; grid-template-columns: 6rem minmax(0, 1fr); padding: .1rem 0; }
  tbody th, tbody th:nth-child(n), td:last-child { font-size: 1rem; width: auto; }
  tbody th::before, td::before { content: attr(data-column); font-weight: 400; opacity: .75; }
}
`;
