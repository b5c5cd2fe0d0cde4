import type { FaceLocale } from '../../kernel';
import { type Html, html, said } from '../../page';
import type { Entry } from '../catalogue/entry';
import type { Result } from '../catalogue/results';
import { meaningAt } from '../words/reasons';
import { additionWords } from './addition.words';
import { helpTable, paragraph } from './columns';
import { statusList } from './status-list';

/** Every number that the operation answers, with its text (a sample where it varies), why and where it comes from. */
export function resultSection(entry: Entry, locale: FaceLocale): Html {
  const words = additionWords[locale];
  const { says } = entry.operation.face;
  const columns = [
    { title: `${words.number} (${says.number})`, name: 'result-number' },
    { title: `${words.text} (${says.text})`, name: 'result-text' },
    { title: words.when, name: 'result-when' },
    { title: words.origin, name: 'result-origin' },
  ];
  const rows = entry.results.map((result) => row(entry, result, locale));
  return html`<section class="addition">
    <h2 id="result-codes">${words.results}</h2>
    ${helpTable('result-codes', columns, rows)} ${origins(locale)} ${statusList(entry, locale)}
  </section>`;
}

const row = (entry: Entry, { number, text, status, origin, outcomes }: Result, locale: FaceLocale): readonly Html[] => [
  html`${number}`,
  paragraph(said(text, locale)),
  html`${outcomes.map((outcome) => paragraph(meaningAt(entry, outcome, locale) ?? outcome))}
  ${status === 200 ? '' : paragraph(`HTTP ${String(status)}`)}`,
  html`${additionWords[locale].origins[origin][0]}`,
];

const origins = (locale: FaceLocale): Html =>
  html`<dl>
    ${Object.values(additionWords[locale].origins).map(
      ([name, meaning]) =>
        html`<dt>${name}</dt>
          <dd>${meaning}</dd> `,
    )}
  </dl>`;
