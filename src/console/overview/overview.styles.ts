/** Style sheet of the overview, beside that of the console. Colours are those of the site, light and dark. */
export const overviewStyles = `
main.broad, header:has(+ main.broad) { max-width: 64rem; } main.broad { padding-top: 1.5rem; }
.ov { --asked: color-mix(in srgb, var(--accent) 30%, var(--card)); --delivered: color-mix(in srgb, var(--accent) 60%, var(--card)); }
.ov h2 { color: var(--ink); font-size: 1rem; margin: 0 0 .25rem; }
.ov p.hint { color: var(--soft); font-size: .875rem; margin: 0 0 .75rem; }
.ov .head { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: 0 0 1rem; }
.ov .head time { color: var(--soft); margin-left: auto; }
.ov .ranges { display: inline-flex; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; background: var(--card); }
.ov .ranges a { padding: .3rem .8rem; font-size: .875rem; text-decoration: none; color: var(--ink); border-left: 1px solid var(--line); }
.ov .ranges a:first-child { border-left: 0; }
.ov .ranges a[aria-current] { background: var(--accent); color: var(--on-accent); font-weight: 600; }
.ov .ranges a:focus-visible { outline-offset: -3px; }
.ov .tiles { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 1rem; margin: 0 0 1rem; padding: 0; }
.ov .tile { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .85rem 1rem; min-width: 0; }
.ov .tile dt { color: var(--soft); font-size: .875rem; }
.ov .tile dd { margin: 0; }
.ov .tile .figure { font-size: 1.75rem; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
.ov .tile .rate { font-size: .8125rem; color: var(--soft); line-height: 1.35; }
.ov .tile .rate b { color: var(--ink); font-weight: 600; }
.ov .tile svg { display: block; width: 100%; height: 6px; margin-top: .6rem; border-radius: 3px; }
.ov .pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; }
.ov .card { min-width: 0; margin: 0 0 1rem; }
.ov .pair > .card, .ov .pair > div > .card:last-child { margin: 0; }
.ov .pair { margin: 0 0 1rem; }
.ov figure { margin: 0; }
.ov figure svg { display: block; width: 100%; height: auto; }
.ov .small { display: none; }
.ov .large .tick { font-size: 10.5px; }
.ov .grid { stroke: var(--line); stroke-width: 1; }
.ov .tick { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
.ov .f-asked { fill: var(--asked); } .ov .f-delivered { fill: var(--delivered); } .ov .f-entered { fill: var(--accent); }
.ov .f-track { fill: var(--line); } .ov .f-bad { fill: var(--bad); }
.ov .surface { fill: var(--asked); } .ov .outline { fill: none; stroke: var(--accent); stroke-width: 2; }
.ov .dot { fill: var(--accent); } .ov .limit { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 5 4; }
.ov figure g:hover rect { stroke: var(--ink); stroke-width: .75; }
.ov .legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0 0 .5rem; padding: 0; font-size: .8125rem; color: var(--soft); }
.ov .legend svg { width: 10px; height: 10px; margin-right: .4rem; }
.ov details { margin: .5rem 0 0; font-size: .875rem; }
.ov summary { cursor: pointer; color: var(--soft); }
.ov details .wide { max-height: 20rem; overflow-y: auto; margin-top: .5rem; }
.ov td, .ov th { padding: .4rem .5rem; }
.ov th { font-weight: 600; } 
.ov thead td { border-top: 0; } .ov tbody th { white-space: normal; } .ov thead th { color: var(--soft); font-weight: 500; }
.ov tbody th { font-weight: 500; }
.ov .num { text-align: right; font-variant-numeric: tabular-nums; }
.ov td svg { display: block; width: 100%; min-width: 3.5rem; height: 6px; border-radius: 3px; }
.ov .state { display: inline-flex; align-items: center; gap: .4rem; }
.ov .state::before { content: ""; width: 8px; height: 8px; border-radius: 50%; background: currentColor; }
.ov .plain-text { color: var(--soft); margin: 0; }
.ov .counts { display: grid; grid-template-columns: 1fr auto; gap: .35rem 1rem; margin: .5rem 0 0; font-size: .875rem; }
.ov .counts dt { color: var(--soft); } .ov .counts dd { margin: 0; text-align: right; font-weight: 600; font-variant-numeric: tabular-nums; }
.ov .meter { margin: 0 0 1rem; font-size: .875rem; }
.ov .meter p { display: flex; justify-content: space-between; margin: 0 0 .25rem; }
.ov .meter svg { display: block; width: 100%; height: 8px; border-radius: 4px; }
.ov .nothing { text-align: center; padding: 3.5rem 1rem; }
.ov .nothing svg { width: 56px; height: 56px; color: var(--soft); }
.ov .nothing p { max-width: 26rem; margin: .25rem auto 0; color: var(--soft); }
@media (max-width: 46rem) {
  .ov .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .75rem; }
  .ov .pair { grid-template-columns: minmax(0, 1fr); }
  .ov .bar, .ov .spare { display: none; }
  .ov td, .ov th { padding: .4rem .3rem; }
  .ov .large { display: none; } .ov .small { display: block; }
  .ov .head time { margin-left: 0; width: 100%; }
  .ov .card { padding: .85rem; }
  .ov .tile .figure { font-size: 1.5rem; }
}
`;
