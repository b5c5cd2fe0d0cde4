import type { ResponseObject } from '@nestjs/swagger';
import type { UiLocale } from '../../common';
import { type Html, html, langSpan } from '../../pages/layout';
import type { OperationDoc } from '../docs/operation-doc';
import type { OperationResult } from '../docs/operation-results';
import { responses } from '../openapi/responses';
import { extraStrings } from '../strings/extra.strings';
import { reasonText } from '../strings/reason.strings';
import { helpTable, paragraph } from './tables';

/**
 * Renders the section "Result Codes": number, text (a sample where it varies), reasons and provenance of each result,
 * and HTTP statuses.
 */
export function resultSection(doc: OperationDoc, locale: UiLocale): Html {
  const strings = extraStrings[locale];
  const { resultFields } = doc.operation.api;
  const columns = [
    { title: `${strings.number} (${resultFields.number})`, name: 'result-number' },
    { title: `${strings.text} (${resultFields.text})`, name: 'result-text' },
    { title: strings.when, name: 'result-when' },
    { title: strings.provenance, name: 'result-origin' },
  ];
  const rows = doc.results.map((result) => row(doc, result, locale));
  return html`<section class="addition">
    <h2 id="result-codes">${strings.results}</h2>
    ${helpTable('result-codes', columns, rows)} ${provenances(locale)} ${statusList(doc, locale)}
  </section>`;
}

const row = (
  doc: OperationDoc,
  { number, text, status, provenance, outcomes }: OperationResult,
  locale: UiLocale,
): readonly Html[] => [
  html`${number}`,
  paragraph(langSpan(text, locale)),
  html`${outcomes.map((outcome) => paragraph(reasonText(doc, outcome, locale) ?? outcome))}
  ${status === 200 ? '' : paragraph(`HTTP ${String(status)}`)}`,
  html`${extraStrings[locale].origins[provenance][0]}`,
];

const provenances = (locale: UiLocale): Html =>
  html`<dl>
    ${Object.values(extraStrings[locale].origins).map(
      ([name, meaning]) =>
        html`<dt>${name}</dt>
          <dd>${meaning}</dd> `,
    )}
  </dl>`;

/** Renders the list of an operation's HTTP statuses, each with its body unless that is one of the results. */
export const statusList = (doc: OperationDoc, locale: UiLocale): Html =>
  html`<h3 id="http-status">${extraStrings[locale].status}</h3>
    <dl>
      ${statusesOf(doc).map(
        ({ status, about, body }) =>
          html`<dt>${status}</dt>
            <dd>${langSpan(about, locale)} ${body === undefined ? '' : html`<code lang="en">${body}</code>`}</dd> `,
      )}
    </dl>`;

interface StatusText {
  readonly status: string;
  readonly about: string;
  /** JSON example of the body sent with the status; missing without one. */
  readonly body?: string;
}

/** HTTP statuses of an operation, as its OpenAPI document lists them. */
const statusesOf = (doc: OperationDoc): readonly StatusText[] =>
  Object.entries(responses([doc], doc.operation.method)).map(([status, response]) => {
    const { description, content } = response as ResponseObject;
    const example: unknown = content?.['application/json']?.example;
    return { status, about: description, ...(example !== undefined && { body: JSON.stringify(example) }) };
  });
