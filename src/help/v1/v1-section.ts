import type { UiLocale } from '../../common';
import { type Html, html, langSpan } from '../../pages/layout';
import { helpPageLink } from '../docs/links';
import { siteStrings } from '../strings/site.strings';
import { helpTable, paragraph } from '../site/tables';
import type { V1Operation } from './v1-operations';
import { v1Strings } from './v1.strings';

/** Renders the section of our own REST API on the index: its operations, each with a link to its page. */
export function v1Section(operations: readonly V1Operation[], locale: UiLocale): Html {
  const strings = siteStrings[locale];
  const columns = [
    { title: strings.api, name: 'api-name' },
    { title: strings.description, name: 'api-documentation' },
  ];
  const rows = operations.map(({ id, method, path, summary }) => [
    html`<a href="${helpPageLink(id)}">${method} ${path}</a>`,
    paragraph(langSpan(summary, locale)),
  ]);
  const { about, allProblems } = v1Strings[locale];
  return html`<section class="chapter" aria-labelledby="interface-v1">
    <div class="addition">
      <h2 id="interface-v1">/v1</h2>
      <p>${about} <a href="/Help/Errors/v1">${allProblems}</a></p>
    </div>
    ${helpTable('interface-v1', columns, rows)}
  </section> `;
}
