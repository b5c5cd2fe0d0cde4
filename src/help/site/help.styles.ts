/** Style sheet of the help pages: the fonts, sizes and colours of ASP.NET, with variants for dark mode and narrow screens. */
export const helpStyles = `
:root { color-scheme: light dark; --ink: #333; --paper: #fff; --line: #d4d4d4; --hover: #f3f3f3; --link: #0000ee;
  --band: #7ac0da; --band-ink: #1b2a33; --band-link: #0000c8; --tab: #00497e; --soft: #525252; }
@media (prefers-color-scheme: dark) { :root { --ink: #ddd; --paper: #1a1a1a; --line: #4a4a4a; --hover: #2b2b2b;
  --link: #9fc2ff; --band: #123a4d; --band-ink: #e4f1f7; --band-link: #b9dcff; --soft: #b4b4b4; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); }
body, h1, h2, h3, h4, th, pre, p { font-family: "Segoe UI Light", Frutiger, "Frutiger Linotype", "Dejavu Sans",
  "Helvetica Neue", Arial, sans-serif; }
.help-page { font-size: 14px; line-height: 143%; color: var(--ink); }
.content-wrapper { max-width: 960px; margin: 0 auto; padding: 0 20px; }
main { padding-bottom: 40px !important; }
main:focus { outline: 0; }
h1, h2, h3, h4 { font-weight: normal; line-height: normal; overflow-wrap: anywhere; }
h1 { font-size: 36px; margin: 24px 0 16px; }
h2 { font-size: 24px; margin: 32px 0 12px; }
h3 { font-size: 20px; margin: 24px 0 8px; }
a { color: var(--link); text-decoration: none; }
a:hover, p a, .collection a { text-decoration: underline; }
a:hover { background: transparent; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.featured { background: var(--band); color: var(--band-ink); }
.featured .content-wrapper { padding-top: 10px; padding-bottom: 10px; }
.featured p { margin: 6px 0; }
.featured h2 { margin: 6px 0; }
.featured a { color: var(--band-link); }
.help-page-table { width: 100%; border-collapse: collapse; text-align: left; margin: 8px 0 20px;
  border-top: 1px solid var(--line); }
.help-page-table thead th { font-weight: bold; padding: 5px 6px; border-bottom: 1px solid var(--line); }
.help-page-table tbody th, .help-page-table td { font-weight: normal; padding: 10px 8px; vertical-align: top;
  border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
.help-page-table tbody tr:hover { background: var(--hover); }
.help-page-table pre, .help-page-table p { margin: 0; padding: 0; font: inherit; width: 100%; }
.api-name { width: 40%; }
.api-documentation { width: 60%; }
.parameter-name, .parameter-type, .parameter-annotations { width: 20%; }
.parameter-documentation { width: 40%; }
.result-number { width: 15%; }
.result-text, .result-when { width: 35%; }
.result-origin { width: 15%; }
.problem-code { width: 25%; }
.problem-status { width: 15%; }
.problem-title { width: 20%; }
.problem-detail { width: 40%; }
.returns { white-space: pre-line; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 10px 0 0; }
.sample-header { display: inline-block; background: var(--tab); color: #fff; font-size: 14px; font-weight: bold;
  padding: 8px 15px; border: 2px solid var(--line); border-bottom: 0; margin: 10px 0 0; }
.sample-content { display: block; border: 2px solid var(--line); padding: 15px 20px; margin-bottom: 10px; }
.sample-content p { margin: 10px 0 0; }
.shell { border: 1px solid var(--line); background: var(--hover); padding: 10px 12px; user-select: all;
  font-family: Consolas, Menlo, "DejaVu Sans Mono", monospace; font-size: 13px; }
.shortcuts { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 24px; margin: 12px 0; padding: 0; }
.chapter + .chapter { border-top: 1px solid var(--line); margin-top: 32px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 12px; margin: 0; color: var(--soft); }
dd { margin: 0; }
.skip { position: absolute; left: -100vw; top: 0; background: var(--paper); padding: 8px 12px; }
.skip:focus { left: 0; }
@media (max-width: 640px) {
  h1 { font-size: 24px; }
  h2 { font-size: 21px; }
  h3 { font-size: 18px; }
  .help-page-table, .help-page-table tbody, .help-page-table tr, .help-page-table tbody th, .help-page-table td {
    display: block; width: auto; }
  .help-page-table thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .help-page-table tr { border-bottom: 1px solid var(--line); padding: 8px 0; }
  .help-page-table tbody th { font-weight: bold; }
  .help-page-table tbody th, .help-page-table td { border: 0; padding: 2px 0; overflow-wrap: anywhere; }
  .help-page-table td { display: grid; grid-template-columns: 7.5em minmax(0, 1fr); column-gap: 8px; }
  .help-page-table td::before { content: attr(data-column); color: var(--soft); grid-row: 1 / span 20; }
  .help-page-table td > * { grid-column: 2; }
  .sample-content { padding: 10px 12px; }
}
`;
