import { accentStyle, BACKGROUNDS, SITE_ACCENTS } from './colours';
import { type Page, page, type PageParts } from './page';

/** Content of a page of the site; `style` is a style sheet beside that of the site. */
type SitePageParts = Omit<PageParts, 'style'> & Partial<Pick<PageParts, 'style'>>;

/** Renders a page with the style sheet of the site: landing page, inbox, templates, reset, overview. */
export const siteLayout = ({ style = '', ...parts }: SitePageParts): Page =>
  page({ ...parts, style: `${siteStyles}${style}` });

const { light, dark } = BACKGROUNDS;

/** Style sheet of the site: system fonts and colours, light and dark, for windows of at least 390 pixels. */
const siteStyles = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #5a6570; --paper: ${light.paper}; --card: ${light.card}; --line: #d9dee4;
  --bad: #b3261e; --good: #1a6b36; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --soft: #9aa5b1; --paper: ${dark.paper}; --card: ${dark.card};
  --line: #333a41; --bad: #ff8a80; --good: #7bd694; } }
${accentStyle(SITE_ACCENTS)}* { box-sizing: border-box; accent-color: var(--accent); }
[hidden] { display: none !important; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
:lang(zh-TW), :lang(ja), :lang(ko) { font-family: system-ui, -apple-system, "Segoe UI", sans-serif; }
main, header { max-width: 44rem; margin: 0 auto; padding: 0 1rem; }
main { padding-bottom: 3rem; }
main.narrow { max-width: 26rem; padding-top: 12vh; }
header { padding-top: 1.5rem; }
header > nav.row { margin: 0 0 1.25rem; }
[role=img] > svg { display: block; width: 14rem; max-width: 100%; height: auto; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
.service { margin: 0 0 .5rem; font-weight: 600; overflow-wrap: anywhere; }
.logo { display: block; height: 3rem; max-width: 100%; object-fit: contain; margin: 0 0 .75rem; }
@media (prefers-color-scheme: dark) { .logo { background: #fff; border-radius: 8px; padding: .25rem .5rem; } }
h2 { font-size: 1rem; margin: 2rem 0 .5rem; color: var(--soft); font-weight: 600; }
p { margin: 0 0 1rem; }
a { color: var(--accent); }
.soft { color: var(--soft); }
time { font-size: .875rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem; margin: 0 0 1rem; }
.row { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: baseline; }
.row > .end { margin-left: auto; }
.tag { font-size: .75rem; border: 1px solid var(--line); border-radius: 99px; padding: .1rem .5rem; color: var(--soft); }
.subject { font-weight: 600; margin: .5rem 0 0; }
.to { margin: .35rem 0 0; overflow-wrap: anywhere; }
.code { font: 600 1.75rem/1.2 ui-monospace, Menlo, Consolas, monospace; letter-spacing: .12em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .5rem 0; font: inherit; }
ul.plain { list-style: none; margin: 0; padding: 0; }
ul.plain > li { padding: .6rem 1rem; border-top: 1px solid var(--line); }
ul.plain > li:first-child { border-top: 0; }
label { display: block; font-weight: 600; margin: 0 0 .25rem; }
input[type=password], input[type=text], input[type=email] { width: 100%; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--soft); border-radius: 8px; padding: .6rem .75rem; margin: 0 0 1rem; }
select { font: inherit; color: inherit; background: var(--card); max-width: 100%; border: 1px solid var(--soft); border-radius: 8px;
  padding: .6rem .75rem; }
fieldset { border: 0; margin: 0 0 1rem; padding: 0; }
legend { font-weight: 600; padding: 0; margin: 0 0 .25rem; }
fieldset label.check { margin: 0 0 .35rem; }
.captcha { display: block; width: 200px; height: 70px; border: 1px solid var(--line); border-radius: 8px; background: #fff; color: #1b1f24;
  margin: 0 0 .5rem; }
audio { width: 100%; height: 2.5rem; margin: 0 0 .5rem; }
input.code { font: 600 1.5rem/1.2 ui-monospace, Menlo, Consolas, monospace; letter-spacing: .12em; }
label.check { display: flex; gap: .5rem; align-items: center; font-weight: 400; margin: 0 0 1rem; }
button, .button { display: inline-block; font: inherit; font-weight: 600; cursor: pointer; text-decoration: none;
  border: 1px solid var(--accent); border-radius: 8px; padding: .5rem 1rem; background: transparent; color: var(--accent); }
button.small { padding: .2rem .7rem; font-size: .875rem; }
button.main { width: 100%; background: var(--accent); color: var(--on-accent); padding: .65rem 1rem; margin: 0 0 .75rem; }
button:disabled { opacity: .6; cursor: default; }
.filter { display: flex; gap: .5rem; margin: 1rem 0; }
.filter input[type=text] { margin: 0; flex: 1; min-width: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { padding: .3rem .6rem; text-align: left; white-space: nowrap; border-top: 1px solid var(--line); }
thead th { border-top: 0; }
h2.name { margin: 0; font: 600 1rem/1.5 ui-monospace, Menlo, Consolas, monospace; color: var(--ink); }
.quote { border-left: 3px solid var(--line); padding-left: .75rem; }
iframe.mail { display: block; width: 100%; height: 30rem; border: 1px solid var(--line); border-radius: 8px; margin: .5rem 0; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.bad { color: var(--bad); }
.good { color: var(--good); }
pre.shell { font: .875rem/1.5 ui-monospace, Menlo, Consolas, monospace; }
ol.run { margin: .75rem 0; padding-left: 1.25rem; }
ol.run p { margin: .25rem 0; overflow-wrap: anywhere; }
ol.run code, li > .row > code { overflow-wrap: anywhere; }
ol.run img { display: block; margin: .5rem 0; max-width: 100%; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[role=status]:empty { display: none; }
[role=status]:focus { outline: 0; }
`;
