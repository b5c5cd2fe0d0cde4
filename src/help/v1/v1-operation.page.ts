import type { UiLocale } from '../../common';
import { type Html, html, langSpan, type Page } from '../../pages/layout';
import { helpPage } from '../site/help-page';
import { extraStrings } from '../strings/extra.strings';
import { v1CurlLine } from './v1-curl';
import { v1SwaggerUiLink, type V1Operation } from './v1-operations';
import type { FindModel } from './v1-models';
import { problemSection } from './v1-problem-section';
import { requestSection, responseSection } from './v1-sections';
import { v1Strings } from './v1.strings';

/** Parts of a page that do not depend on the operation. */
export interface V1PageContext {
  readonly locale: UiLocale;
  /** Public URL of the server, without a trailing slash. */
  readonly publicUrl: string;
  readonly findModel: FindModel;
}

/** Renders the page of one operation of our own REST API, in the layout of the pages of dialects. */
export function v1OperationPage(operation: V1Operation, { locale, publicUrl, findModel }: V1PageContext): Page {
  const { method, path, summary, description } = operation;
  const heading = `${method} ${path}`;
  const main = html`<h1>${heading}</h1>
    <div>
      <p>${langSpan(summary, locale)}</p>
      ${description === undefined ? '' : html`<p>${langSpan(description, locale)}</p>`} ${shortcuts(operation, locale)}
      ${requestSection(operation, findModel, locale)} ${responseSection(operation, findModel, locale)}
      ${problemSection(operation, locale)} ${exampleSection(operation, publicUrl, locale)}
    </div>`;
  return helpPage({ locale, title: heading, main });
}

function shortcuts(operation: V1Operation, locale: UiLocale): Html {
  const { tryIt, example } = extraStrings[locale];
  return html`<ul class="addition shortcuts">
    <li><a href="${v1SwaggerUiLink(operation)}">${tryIt}</a></li>
    <li><a href="#problem-codes">${v1Strings[locale].problems}</a></li>
    <li><a href="#example">${example}</a></li>
  </ul>`;
}

const exampleSection = (operation: V1Operation, publicUrl: string, locale: UiLocale): Html =>
  html`<section class="addition">
    <h2 id="example">${extraStrings[locale].example}</h2>
    <pre class="shell">${v1CurlLine(operation, publicUrl)}</pre>
  </section>`;
