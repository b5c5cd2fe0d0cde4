import type { UiLocale } from '../../common';
import { type Html, html, type Page, langSpan } from '../../pages/layout';
import type { ApiDescription, Operation } from '../../http';
import type { DocRegistry, ApiDoc } from '../docs/doc-registry';
import type { OperationDoc } from '../docs/operation-doc';
import { errorCodesPath } from '../docs/links';
import { extraStrings } from '../strings/extra.strings';
import { helpTable, paragraph } from './tables';
import { helpPage } from './help-page';
import { signingSection } from './signing';
import { siteStrings } from '../strings/site.strings';

/** The page that lists all operations, by interface and by controller; `inbox` says whether the development inbox is there. */
export function indexPage({ chapters }: DocRegistry, locale: UiLocale, inbox: boolean): Page {
  const words = siteStrings[locale];
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

const chapterId = ({ name }: ApiDescription): string => `interface-${name}`;

const contents = (chapters: readonly ApiDoc[], locale: UiLocale): Html =>
  html`<nav class="addition" aria-label="${extraStrings[locale].dialects}">
    <ul class="shortcuts">
      ${chapters.map(({ api }) => html`<li><a href="#${chapterId(api)}">${langSpan(api.title, locale)}</a></li> `)}
    </ul>
  </nav>`;

function elsewhere(inbox: boolean, locale: UiLocale): Html {
  const words = extraStrings[locale];
  return html`<ul class="addition shortcuts">
    <li><a href="/">${words.home}</a></li>
    ${inbox ? html`<li><a href="/inbox">${words.inbox}</a></li>` : ''}
  </ul>`;
}

function chapterSection({ api, entries }: ApiDoc, locale: UiLocale): Html {
  return html`<section class="chapter" aria-labelledby="${chapterId(api)}">
    <div class="addition">
      <h2 id="${chapterId(api)}">${langSpan(api.title, locale)}</h2>
      <p>${langSpan(api.about, locale)} <a href="/${errorCodesPath(api)}">${extraStrings[locale].numbers}</a></p>
    </div>
    ${api.groups.map((group) => groupSection(group, entries, locale))}
    <div class="addition">${signingSection(api, locale)}</div>
  </section> `;
}

function groupSection(group: Operation['group'], entries: readonly OperationDoc[], locale: UiLocale): Html {
  const words = siteStrings[locale];
  const columns = [
    { title: words.api, name: 'api-name' },
    { title: words.description, name: 'api-documentation' },
  ];
  const rows = entries
    .filter(({ operation }) => operation.group === group)
    .map(({ id, label, operation: { method, text } }) => [
      html`<a href="/Help/Api/${encodeURIComponent(id)}">${method} ${label}</a>`,
      paragraph(text.summary === '' ? words.undocumented : langSpan(text.summary, locale)),
    ]);
  return html`<h3 id="${group.name}">${group.name}</h3>
    ${group.about === '' ? '' : paragraph(langSpan(group.about, locale))} ${helpTable(group.name, columns, rows)}`;
}
