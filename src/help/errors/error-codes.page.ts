import type { UiLocale } from '../../common';
import { type Html, html, langSpan, type Page, page } from '../../pages/layout';
import type { ApiDoc } from '../docs/doc-registry';
import type { OperationDoc } from '../docs/operation-doc';
import type { OperationResult } from '../docs/operation-results';
import { extraStrings } from '../strings/extra.strings';
import { reasonText } from '../strings/reason.strings';
import { errorCodesStyles } from './error-codes.styles';

const TITLES: Readonly<Record<UiLocale, string>> = { 'zh-CN': '错误代码', en: 'Error codes' };

/** Content of the error-code page of one API; `help` is true when help pages are served and can be linked. */
export interface ErrorCodes extends ApiDoc {
  readonly help: boolean;
}

/** Renders the error-code page of an API: a table of numbers and texts for each operation. */
export function errorCodesPage({ api, operations, help }: ErrorCodes, locale: UiLocale): Page {
  const title = `${TITLES[locale]}: ${api.title}`;
  const { home, help: helpHome } = extraStrings[locale];
  const anchors = firstOfNumbers(operations);
  const body = html`<nav aria-label="${home}">
      <ul class="ways">
        <li><a href="/">${home}</a></li>
        ${help ? html`<li><a href="/Help">${helpHome}</a></li>` : ''}
      </ul>
    </nav>
    <main>
      <h1>${TITLES[locale]}: ${langSpan(api.title, locale)}</h1>
      <p>${langSpan(api.about, locale)}</p>
      ${provenances(locale)} ${operations.map((doc) => table(doc, locale, anchors))}
    </main>`;
  return page({ locale, title, style: errorCodesStyles, body });
}

function provenances(locale: UiLocale): Html {
  const { provenance, origins } = extraStrings[locale];
  const items = Object.values(origins).map(([name, meaning]) => html`<li><b>${name}</b> ${meaning}</li>`);
  return html`<p id="origins">${provenance}:</p>
    <ul aria-labelledby="origins">
      ${items}
    </ul>`;
}

/** Results whose rows have their numbers as ids, for addresses such as `more_info`: the first of each number. */
function firstOfNumbers(operations: readonly OperationDoc[]): ReadonlySet<OperationResult> {
  const all = operations.flatMap(({ results }) => results);
  return new Set(new Map(all.toReversed().map((result) => [result.number, result])).values());
}

/**
 * Renders the table of an operation. On a narrow screen the style sheet shows rows as blocks, in which each cell repeats
 * its column title; the ARIA roles preserve the table for screen readers there.
 */
function table(doc: OperationDoc, locale: UiLocale, anchors: ReadonlySet<OperationResult>): Html {
  const { id, label, operation, results } = doc;
  const headers = columnsOf(locale).map((column) => html`<th scope="col" role="columnheader">${column}</th>`);
  return html`<table id="${id}" role="table">
    <caption>
      <code>${operation.method} ${label}</code>
      ${langSpan(operation.text.summary, locale)}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${headers}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${results.map((result) => row(doc, result, locale, anchors.has(result)))}
    </tbody>
  </table> `;
}

function columnsOf(locale: UiLocale): readonly [string, string, string, string] {
  const { number, text, when, provenance } = extraStrings[locale];
  return [number, text, when, provenance];
}

function row(doc: OperationDoc, result: OperationResult, locale: UiLocale, isAnchor: boolean): Html {
  const [number, text, when, provenance] = columnsOf(locale);
  const reasons = result.outcomes.map(
    (code) => html`<li><code>${code}</code> ${reasonText(doc, code, locale) ?? ''}</li>`,
  );
  const anchor = isAnchor ? html`id="${String(result.number)}"` : '';
  return html`<tr role="row">
    <th scope="row" role="rowheader" data-column="${number}" ${anchor}>${result.number}</th>
    <td role="cell" data-column="${text}">${langSpan(result.text, locale)}</td>
    <td role="cell" data-column="${when}">
      <ul>
        ${reasons}
      </ul>
    </td>
    <td role="cell" data-column="${provenance}">${extraStrings[locale].origins[result.provenance][0]}</td>
  </tr>`;
}
