import type { UiLocale } from '../../common';
import { type Html, html, langSpan, type Page } from '../../pages/layout';
import type { OperationDoc } from '../docs/operation-doc';
import { swaggerUiLink } from '../docs/links';
import { requestSection, responseSection } from './body-sections';
import { curlLine } from './curl-line';
import { extraStrings } from '../strings/extra.strings';
import { helpPage } from './help-page';
import { resultSection } from './result-section';
import { signingId } from './signing';

/** The page of one operation; `origin` is where clients reach it, without a trailing slash. */
export function apiPage(entry: OperationDoc, origin: string, locale: UiLocale): Page {
  const { method, text } = entry.operation;
  const heading = `${method} ${entry.label}`;
  const main = html`<h1>${heading}</h1>
    <div>
      <p>${langSpan(text.summary, locale)}</p>
      ${text.note === undefined ? '' : html`<p class="addition">${langSpan(text.note, locale)}</p>`}
      ${shortcuts(entry, locale)} ${requestSection(entry, locale)} ${responseSection(entry, locale)}
      ${resultSection(entry, locale)} ${exampleSection(entry, origin, locale)}
    </div>`;
  return helpPage({ locale, title: heading, main });
}

function shortcuts(entry: OperationDoc, locale: UiLocale): Html {
  const words = extraStrings[locale];
  return html`<ul class="addition shortcuts">
    <li><a href="${swaggerUiLink(entry)}">${words.tryIt}</a></li>
    <li><a href="#result-codes">${words.results}</a></li>
    <li><a href="#example">${words.example}</a></li>
  </ul>`;
}

/** The call as a line of a shell, and how it is signed where it is. */
export function exampleSection(entry: OperationDoc, origin: string, locale: UiLocale): Html {
  return html`<section class="addition">
    <h2 id="example">${extraStrings[locale].example}</h2>
    <pre class="shell">${curlLine(entry, origin)}</pre>
    ${signingNote(entry, locale)}
  </section>`;
}

function signingNote({ operation: { api }, request }: OperationDoc, locale: UiLocale): Html | string {
  const { signing } = api;
  if (signing === undefined || !request?.model.lines.some(({ name }) => name === signing.field)) return '';
  return html`<h3>${extraStrings[locale].signing}</h3>
    <p>
      ${langSpan(signing.about, locale)} <a href="/Help#${signingId(api)}">${extraStrings[locale].signedExample}</a>
    </p>`;
}
