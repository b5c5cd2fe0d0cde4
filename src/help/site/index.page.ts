import type { UiLocale } from '../../common';
import type { ApiDescription, Operation } from '../../http';
import { type Html, html, langSpan, type Page } from '../../pages/layout';
import type { ApiDoc, DocRegistry } from '../docs/doc-registry';
import { errorCodesPath, helpPageLink } from '../docs/links';
import type { OperationDoc } from '../docs/operation-doc';
import { extraStrings } from '../strings/extra.strings';
import { siteStrings } from '../strings/site.strings';
import { helpPage } from './help-page';
import { signingSection } from './signing-section';
import { helpTable, paragraph } from './tables';
import type { V1Operation } from '../v1/v1-operations';
import { v1Section } from '../v1/v1-section';

/**
 * Renders the index of all operations by API and group. `inbox` is true when the development inbox is served and can be
 * linked; `v1` are the operations of our own REST API, none where that is not served.
 */
export function indexPage(
  { apiDocs }: DocRegistry,
  locale: UiLocale,
  { inbox, v1 }: { readonly inbox: boolean; readonly v1: readonly V1Operation[] },
): Page {
  const strings = siteStrings[locale];
  const header = html`<header class="help-page">
    <div class="content-wrapper">
      <div class="float-left"><h1>${strings.site}</h1></div>
    </div>
  </header>`;
  const featured = html`<section class="featured" aria-labelledby="introduction">
    <div class="content-wrapper">
      <h2 id="introduction">${strings.introduction}</h2>
      <p>${strings.purpose}</p>
      ${contents(apiDocs, locale)} ${otherPages(inbox, locale)}
    </div>
  </section>`;
  const main = html`${apiDocs.map((apiDoc) => apiSection(apiDoc, locale))}
  ${v1.length === 0 ? '' : v1Section(v1, locale)}`;
  return helpPage({ locale, title: strings.site, header, featured, main });
}

const anchor = ({ name }: ApiDescription): string => `interface-${name}`;

const contents = (apiDocs: readonly ApiDoc[], locale: UiLocale): Html =>
  html`<nav class="addition" aria-label="${extraStrings[locale].dialects}">
    <ul class="shortcuts">
      ${apiDocs.map(({ api }) => html`<li><a href="#${anchor(api)}">${langSpan(api.title, locale)}</a></li> `)}
    </ul>
  </nav>`;

function otherPages(inbox: boolean, locale: UiLocale): Html {
  const strings = extraStrings[locale];
  return html`<ul class="addition shortcuts">
    <li><a href="/">${strings.home}</a></li>
    ${inbox ? html`<li><a href="/inbox">${strings.inbox}</a></li>` : ''}
  </ul>`;
}

function apiSection({ api, operations }: ApiDoc, locale: UiLocale): Html {
  return html`<section class="chapter" aria-labelledby="${anchor(api)}">
    <div class="addition">
      <h2 id="${anchor(api)}">${langSpan(api.title, locale)}</h2>
      <p>${langSpan(api.about, locale)} <a href="/${errorCodesPath(api)}">${extraStrings[locale].numbers}</a></p>
    </div>
    ${api.groups.map((group) => groupSection(group, operations, locale))}
    <div class="addition">${signingSection(api, locale)}</div>
  </section> `;
}

function groupSection(group: Operation['group'], operations: readonly OperationDoc[], locale: UiLocale): Html {
  const strings = siteStrings[locale];
  const columns = [
    { title: strings.api, name: 'api-name' },
    { title: strings.description, name: 'api-documentation' },
  ];
  const rows = operations
    .filter(({ operation }) => operation.group === group)
    .map(({ id, label, operation: { method, text } }) => [
      html`<a href="${helpPageLink(id)}">${method} ${label}</a>`,
      paragraph(text.summary === '' ? strings.undocumented : langSpan(text.summary, locale)),
    ]);
  return html`<h3 id="${group.name}">${group.name}</h3>
    ${group.about === '' ? '' : paragraph(langSpan(group.about, locale))} ${helpTable(group.name, columns, rows)}`;
}
