import type { UiLocale } from '../../common';
import { type Html, html, langSpan, type Page } from '../../pages/layout';
import { swaggerUiLink } from '../docs/links';
import type { AlternativeAnswer } from '../../http';
import type { OperationDoc } from '../docs/operation-doc';
import { extraStrings } from '../strings/extra.strings';
import { requestSection, responseSection } from './body-sections';
import { curlLine } from './curl-line';
import { helpPage } from './help-page';
import { resultSection } from './result-section';
import { signingNote } from './signing-section';

/**
 * Renders the page of one operation. `origin` is the public URL of the server without a trailing slash, for the
 * example.
 */
export function operationPage(doc: OperationDoc, provenance: string, locale: UiLocale): Page {
  const { method, text } = doc.operation;
  const heading = `${method} ${doc.label}`;
  const main = html`<h1>${heading}</h1>
    <div>
      <p>${langSpan(text.summary, locale)}</p>
      ${text.note === undefined ? '' : html`<p class="addition">${langSpan(text.note, locale)}</p>`}
      ${text.alternative === undefined ? '' : alternativeNote(text.alternative, locale)} ${shortcuts(doc, locale)}
      ${requestSection(doc, locale)} ${responseSection(doc, locale)} ${resultSection(doc, locale)}
      ${exampleSection(doc, provenance, locale)}
    </div>`;
  return helpPage({ locale, title: heading, main });
}

/** Query parameters that ask for another form of the answer, which the source document does not have. */
const alternativeNote = ({ query, mediaType }: AlternativeAnswer, locale: UiLocale): Html =>
  html`<ul class="addition">
    ${query.map(({ name, about }) => html`<li><code>?${name}=</code> ${langSpan(about, locale)} (${mediaType})</li>`)}
  </ul>`;

function shortcuts(doc: OperationDoc, locale: UiLocale): Html {
  const strings = extraStrings[locale];
  return html`<ul class="addition shortcuts">
    <li><a href="${swaggerUiLink(doc.operation)}">${strings.tryIt}</a></li>
    <li><a href="#result-codes">${strings.results}</a></li>
    <li><a href="#example">${strings.example}</a></li>
  </ul>`;
}

const exampleSection = (doc: OperationDoc, provenance: string, locale: UiLocale): Html =>
  html`<section class="addition">
    <h2 id="example">${extraStrings[locale].example}</h2>
    <pre class="shell">${curlLine(doc, provenance)}</pre>
    ${signingNote(doc, locale)}
  </section>`;
