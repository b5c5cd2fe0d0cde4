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
  const body = html`<nav aria-label="${home}">
      <ul class="ways">
        <li><a href="/">${home}</a></li>
        ${help ? html`<li><a href="/Help">${helpHome}</a></li>` : ''}
      </ul>
    </nav>
    <main>
      <h1>${TITLES[locale]}: ${langSpan(api.title, locale)}</h1>
      <p>${langSpan(api.about, locale)}</p>
      ${provenances(locale)} ${operations.map((doc) => table(doc, locale))}
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

function table(doc: OperationDoc, locale: UiLocale): Html {
  const { id, label, operation, results } = doc;
  const { number, text, when, provenance } = extraStrings[locale];
  const headers = [number, text, when, provenance].map((column) => html`<th scope="col">${column}</th>`);
  return html`<table id="${id}">
    <caption>
      <code>${operation.method} ${label}</code>
      ${langSpan(operation.text.summary, locale)}
    </caption>
    <thead>
      <tr>
        ${headers}
      </tr>
    </thead>
    <tbody>
      ${results.map((result) => row(doc, result, locale))}
    </tbody>
  </table> `;
}

function row(doc: OperationDoc, { number, text, outcomes, provenance }: OperationResult, locale: UiLocale): Html {
  const reasons = outcomes.map((code) => html`<li><code>${code}</code> ${reasonText(doc, code, locale) ?? ''}</li>`);
  return html`<tr>
    <th scope="row">${number}</th>
    <td>${langSpan(text, locale)}</td>
    <td>
      <ul>
        ${reasons}
      </ul>
    </td>
    <td>${extraStrings[locale].origins[provenance][0]}</td>
  </tr>`;
}
