import type { FaceLocale } from '../../kernel';
import { type Html, html, type Page, said } from '../../page';
import type { Entry } from '../catalogue/entry';
import { swaggerUiLink } from '../catalogue/operation-id';
import { additionWords } from './addition.words';
import { requestSection, responseSection } from './body-sections';
import { exampleSection } from './example-section';
import { helpPage } from './help-page';
import { resultSection } from './result-section';

/** The page of one operation; `origin` is where clients reach it, without a trailing slash. */
export function apiPage(entry: Entry, origin: string, locale: FaceLocale): Page {
  const { method, text } = entry.operation;
  const heading = `${method} ${entry.label}`;
  const main = html`<h1>${heading}</h1>
    <div>
      <p>${said(text.summary, locale)}</p>
      ${text.note === undefined ? '' : html`<p class="addition">${said(text.note, locale)}</p>`}
      ${shortcuts(entry, locale)} ${requestSection(entry, locale)} ${responseSection(entry, locale)}
      ${resultSection(entry, locale)} ${exampleSection(entry, origin, locale)}
    </div>`;
  return helpPage({ locale, title: heading, main });
}

function shortcuts(entry: Entry, locale: FaceLocale): Html {
  const words = additionWords[locale];
  return html`<ul class="addition shortcuts">
    <li><a href="${swaggerUiLink(entry)}">${words.tryIt}</a></li>
    <li><a href="#result-codes">${words.results}</a></li>
    <li><a href="#example">${words.example}</a></li>
  </ul>`;
}
