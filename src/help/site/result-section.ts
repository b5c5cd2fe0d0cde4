import type { ResponseObject } from '@nestjs/swagger';
import type { UiLocale } from '../../common';
import { type Html, html, langSpan } from '../../pages/layout';
import type { OperationDoc } from '../docs/operation-doc';
import type { Result } from '../docs/results';
import { responses } from '../openapi/responses';
import { meaningAt } from '../strings/reason.strings';
import { extraStrings } from '../strings/extra.strings';
import { helpTable, paragraph } from './tables';

/** Every number that the operation answers, with its text (a sample where it varies), why and where it comes from. */
export function resultSection(entry: OperationDoc, locale: UiLocale): Html {
  const words = extraStrings[locale];
  const { says } = entry.operation.api;
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

/** What an HTTP status means for an operation. */
export interface StatusText {
  readonly status: string;
  readonly about: string;
  /** An example of the body, in JSON, where it is none of the operation's own replies. */
  readonly body?: string;
}

/** The statuses of an operation, as its OpenAPI document has them. */
export const statusesOf = (entry: OperationDoc): readonly StatusText[] =>
  Object.entries(responses([entry], entry.operation.method)).map(([status, answer]) => {
    const { description, content } = answer as ResponseObject;
    const example: unknown = content?.['application/json']?.example;
    return { status, about: description, ...(example !== undefined && { body: JSON.stringify(example) }) };
  });

/** Every HTTP status that the operation is answered with, and the body where it is none of the rows. */
export const statusList = (entry: OperationDoc, locale: UiLocale): Html =>
  html`<h3 id="http-status">${extraStrings[locale].status}</h3>
    <dl>
      ${statusesOf(entry).map(
        ({ status, about, body }) =>
          html`<dt>${status}</dt>
            <dd>${langSpan(about, locale)} ${body === undefined ? '' : html`<code lang="en">${body}</code>`}</dd> `,
      )}
    </dl>`;
