import type { UiLocale } from '../../common';
import { type Html, html, langSpan } from '../../pages/layout';
import type { OperationDoc } from '../docs/operation-doc';
import { extraStrings } from './extras.strings';
import { curlLine } from './curl-line';
import { signingId } from './signing';

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
