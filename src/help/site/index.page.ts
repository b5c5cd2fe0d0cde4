import type { FaceLocale } from '../../kernel';
import { type Html, html, type Page, said } from '../../page';
import type { Face, Operation } from '../../wire';
import type { Catalogue, Chapter } from '../catalogue/catalogue';
import type { Entry } from '../catalogue/entry';
import { errorCodesPath } from '../errors/error-codes-path';
import { additionWords } from './addition.words';
import { helpTable, paragraph } from './columns';
import { helpPage } from './help-page';
import { signingSection } from './signing';
import { siteWords } from './site.words';

/** The page that lists all operations, by interface and by controller; `inbox` says whether the development inbox is there. */
export function indexPage({ chapters }: Catalogue, locale: FaceLocale, inbox: boolean): Page {
  const words = siteWords[locale];
  const header = html`<header class="help-page">
    <div class="content-wrapper">
      <div class="float-left"><h1>${words.site}</h1></div>
    </div>
  </header>`;
  const featured = html`<section class="featured" aria-labelledby="introduction">
    <div class="content-wrapper">
      <h2 id="introduction">${words.introduction}</h2>
      <p>${words.purpose}</p>
      ${contents(chapters, locale)} ${elsewhere(inbox, locale)}
    </div>
  </section>`;
  const main = html`${chapters.map((chapter) => chapterSection(chapter, locale))}`;
  return helpPage({ locale, title: words.site, header, featured, main });
}

const chapterId = ({ name }: Face): string => `interface-${name}`;

const contents = (chapters: readonly Chapter[], locale: FaceLocale): Html =>
  html`<nav class="addition" aria-label="${additionWords[locale].dialects}">
    <ul class="shortcuts">
      ${chapters.map(({ face }) => html`<li><a href="#${chapterId(face)}">${said(face.title, locale)}</a></li> `)}
    </ul>
  </nav>`;

function elsewhere(inbox: boolean, locale: FaceLocale): Html {
  const words = additionWords[locale];
  return html`<ul class="addition shortcuts">
    <li><a href="/">${words.home}</a></li>
    ${inbox ? html`<li><a href="/inbox">${words.inbox}</a></li>` : ''}
  </ul>`;
}

function chapterSection({ face, entries }: Chapter, locale: FaceLocale): Html {
  return html`<section class="chapter" aria-labelledby="${chapterId(face)}">
    <div class="addition">
      <h2 id="${chapterId(face)}">${said(face.title, locale)}</h2>
      <p>${said(face.about, locale)} <a href="/${errorCodesPath(face)}">${additionWords[locale].numbers}</a></p>
    </div>
    ${face.groups.map((group) => groupSection(group, entries, locale))}
    <div class="addition">${signingSection(face, locale)}</div>
  </section> `;
}

function groupSection(group: Operation['group'], entries: readonly Entry[], locale: FaceLocale): Html {
  const words = siteWords[locale];
  const columns = [
    { title: words.api, name: 'api-name' },
    { title: words.description, name: 'api-documentation' },
  ];
  const rows = entries
    .filter(({ operation }) => operation.group === group)
    .map(({ id, label, operation: { method, text } }) => [
      html`<a href="/Help/Api/${encodeURIComponent(id)}">${method} ${label}</a>`,
      paragraph(text.summary === '' ? words.undocumented : said(text.summary, locale)),
    ]);
  return html`<h3 id="${group.name}">${group.name}</h3>
    ${group.about === '' ? '' : paragraph(said(group.about, locale))} ${helpTable(group.name, columns, rows)}`;
}
