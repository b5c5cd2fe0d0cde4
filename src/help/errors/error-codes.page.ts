import type { UiLocale } from '../../common';
import { type Html, html, type Page, page, langSpan } from '../../pages/layout';
import type { ApiDoc } from '../docs/doc-registry';
import type { OperationDoc } from '../docs/operation-doc';
import type { Result } from '../docs/results';
import { extraStrings } from '../strings/extra.strings';
import { meaningAt } from '../strings/reason.strings';
import { errorCodesStyle } from './error-codes.styles';

const TITLES: Readonly<Record<UiLocale, string>> = { 'zh-CN': '错误代码', en: 'Error codes' };

/** A api, and whether there are help pages. */
export interface ErrorCodes extends ApiDoc {
  readonly help: boolean;
}

/** All numbers and texts that the operations of a api answer, a table each, from the tables that they answer with. */
export function errorCodesPage({ api, entries, help }: ErrorCodes, locale: UiLocale): Page {
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
      ${origins(locale)} ${entries.map((entry) => table(entry, locale))}
    </main>`;
  return page({ locale, title, style: errorCodesStyle, body });
}

function origins(locale: UiLocale): Html {
  const { origin, origins: explained } = extraStrings[locale];
  const meanings = Object.values(explained).map(([name, meaning]) => html`<li><b>${name}</b> ${meaning}</li>`);
  return html`<p id="origins">${origin}:</p>
    <ul aria-labelledby="origins">
      ${meanings}
    </ul>`;
}

function table(entry: OperationDoc, locale: UiLocale): Html {
  const { id, label, operation, results } = entry;
  const { number, text, when, origin } = extraStrings[locale];
  const headers = [number, text, when, origin].map((column) => html`<th scope="col">${column}</th>`);
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
      ${results.map((result) => row(entry, result, locale))}
    </tbody>
  </table> `;
}

function row(entry: OperationDoc, { number, text, outcomes, origin }: Result, locale: UiLocale): Html {
  const reasons = outcomes.map((code) => html`<li><code>${code}</code> ${meaningAt(entry, code, locale) ?? ''}</li>`);
  return html`<tr>
    <th scope="row">${number}</th>
    <td>${langSpan(text, locale)}</td>
    <td>
      <ul>
        ${reasons}
      </ul>
    </td>
    <td>${extraStrings[locale].origins[origin][0]}</td>
  </tr>`;
}
