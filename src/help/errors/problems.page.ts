import type { UiLocale } from '../../common';
import { type Html, html, type Page, page } from '../../pages/layout';
import { extraStrings } from '../strings/extra.strings';
import { errorCodesStyles } from './error-codes.styles';

/** Problem of our own REST API, as its page explains it. */
export interface ExplainedProblem {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

const TITLES: Readonly<Record<UiLocale, string>> = { 'zh-CN': '错误代码: /v1', en: 'Error codes: /v1' };

const ABOUT: Readonly<Record<UiLocale, string>> = {
  'zh-CN': '/v1 的错误是 problem+json (RFC 9457)；程序按 code 判断。',
  en: 'Errors of /v1 are problem documents (RFC 9457); programs branch on code.',
};

/** Renders the page of the problems of /v1, each under the anchor that its type names. */
export function problemsPage(problems: readonly ExplainedProblem[], locale: UiLocale): Page {
  const { home, help } = extraStrings[locale];
  const body = html`<nav aria-label="${home}">
      <ul class="ways">
        <li><a href="/">${home}</a></li>
        <li><a href="/Help">${help}</a></li>
      </ul>
    </nav>
    <main>
      <h1>${TITLES[locale]}</h1>
      <p>${ABOUT[locale]}</p>
      ${table(problems, locale)}
    </main>`;
  return page({ locale, title: TITLES[locale], style: errorCodesStyles, body });
}

function table(problems: readonly ExplainedProblem[], locale: UiLocale): Html {
  const { status, text, when } = extraStrings[locale];
  const columns = [status, 'code', text, when];
  return html`<table role="table">
    <caption>
      application/problem+json
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map((column) => html`<th scope="col" role="columnheader">${column}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${problems.map((problem) => row(problem, columns))}
    </tbody>
  </table>`;
}

function row({ code, status, title, detail }: ExplainedProblem, columns: readonly string[]): Html {
  const [first = '', ...others] = columns;
  const cells = [
    html`<code>${code}</code>`,
    html`<span lang="en">${title}</span>`,
    html`<span lang="en">${detail}</span>`,
  ];
  return html`<tr role="row" id="${code}">
    <th scope="row" role="rowheader" data-column="${first}">${status}</th>
    ${cells.map((cell, index) => html`<td role="cell" data-column="${others[index] ?? ''}">${cell}</td>`)}
  </tr>`;
}
