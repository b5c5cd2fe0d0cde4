import type { UiLocale } from '../../common';
import { type Html, html, langSpan } from '../../pages/layout';
import type { OperationDoc } from '../docs/operation-doc';
import type { Result } from '../docs/results';
import { meaningAt } from '../words/reasons';
import { extraStrings } from './extras.strings';
import { helpTable, paragraph } from './columns';
import { statusList } from './status-list';

/** Every number that the operation answers, with its text (a sample where it varies), why and where it comes from. */
export function resultSection(entry: OperationDoc, locale: UiLocale): Html {
  const words = extraStrings[locale];
  const { resultFields } = entry.operation.api;
  const columns = [
    { title: `${words.number} (${resultFields.number})`, name: 'result-number' },
    { title: `${words.text} (${resultFields.text})`, name: 'result-text' },
    { title: words.when, name: 'result-when' },
    { title: words.origin, name: 'result-origin' },
  ];
  const rows = entry.results.map((result) => row(entry, result, locale));
  return html`<section class="addition">
    <h2 id="result-codes">${words.results}</h2>
    ${helpTable('result-codes', columns, rows)} ${origins(locale)} ${statusList(entry, locale)}
  </section>`;
}

const row = (
  entry: OperationDoc,
  { number, text, status, origin, outcomes }: Result,
  locale: UiLocale,
): readonly Html[] => [
  html`${number}`,
  paragraph(langSpan(text, locale)),
  html`${outcomes.map((outcome) => paragraph(meaningAt(entry, outcome, locale) ?? outcome))}
  ${status === 200 ? '' : paragraph(`HTTP ${String(status)}`)}`,
  html`${extraStrings[locale].origins[origin][0]}`,
];

const origins = (locale: UiLocale): Html =>
  html`<dl>
    ${Object.values(extraStrings[locale].origins).map(
      ([name, meaning]) =>
        html`<dt>${name}</dt>
          <dd>${meaning}</dd> `,
    )}
  </dl>`;
