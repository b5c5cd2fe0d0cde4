import type { UiLocale } from '../../common';
import { type Html, html, type Page, langSpan } from '../../pages/layout';
import type { OperationDoc } from '../docs/operation-doc';
import { swaggerUiLink } from '../docs/operation-id';
import { extraStrings } from './extras.strings';
import { requestSection, responseSection } from './body-sections';
import { exampleSection } from './example-section';
import { helpPage } from './help-page';
import { resultSection } from './result-section';

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
