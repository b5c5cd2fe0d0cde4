import type { FaceLocale } from '../../kernel';
import { type Html, html, type Page, page, said } from '../../page';
import type { Chapter } from '../catalogue/catalogue';
import type { Entry } from '../catalogue/entry';
import type { Result } from '../catalogue/results';
import { additionWords } from '../site/addition.words';
import { meaningAt } from '../words/reasons';
import { errorCodesStyle } from './error-codes.style';

const TITLES: Readonly<Record<FaceLocale, string>> = { 'zh-CN': '错误代码', en: 'Error codes' };

/** A face, and whether there are help pages. */
export interface ErrorCodes extends Chapter {
  readonly help: boolean;
}

/** All numbers and texts that the operations of a face answer, a table each, from the tables that they answer with. */
export function errorCodesPage({ face, entries, help }: ErrorCodes, locale: FaceLocale): Page {
  const title = `${TITLES[locale]}: ${face.title}`;
  const { home, help: helpHome } = additionWords[locale];
  const body = html`<nav aria-label="${home}">
      <ul class="ways">
        <li><a href="/">${home}</a></li>
        ${help ? html`<li><a href="/Help">${helpHome}</a></li>` : ''}
      </ul>
    </nav>
    <main>
      <h1>${TITLES[locale]}: ${said(face.title, locale)}</h1>
      <p>${said(face.about, locale)}</p>
      ${origins(locale)} ${entries.map((entry) => table(entry, locale))}
    </main>`;
  return page({ locale, title, style: errorCodesStyle, body });
}

function origins(locale: FaceLocale): Html {
  const { origin, origins: explained } = additionWords[locale];
  const meanings = Object.values(explained).map(([name, meaning]) => html`<li><b>${name}</b> ${meaning}</li>`);
  return html`<p id="origins">${origin}:</p>
    <ul aria-labelledby="origins">
      ${meanings}
    </ul>`;
}

function table(entry: Entry, locale: FaceLocale): Html {
  const { id, label, operation, results } = entry;
  const { number, text, when, origin } = additionWords[locale];
  const headers = [number, text, when, origin].map((column) => html`<th scope="col">${column}</th>`);
  return html`<table id="${id}">
    <caption>
      <code>${operation.method} ${label}</code>
      ${said(operation.text.summary, locale)}
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

function row(entry: Entry, { number, text, outcomes, origin }: Result, locale: FaceLocale): Html {
  const reasons = outcomes.map((code) => html`<li><code>${code}</code> ${meaningAt(entry, code, locale) ?? ''}</li>`);
  return html`<tr>
    <th scope="row">${number}</th>
    <td>${said(text, locale)}</td>
    <td>
      <ul>
        ${reasons}
      </ul>
    </td>
    <td>${additionWords[locale].origins[origin][0]}</td>
  </tr>`;
}
