import type { UiLocale } from '../../common';
import type { ApiDescription } from '../../http';
import { type Html, html, langSpan } from '../../pages/layout';
import type { OperationDoc } from '../docs/operation-doc';
import { extraStrings } from '../strings/extra.strings';

const signingAnchor = ({ name }: ApiDescription): string => `signing-${name}`;

/**
 * Renders the section of the index that explains the signature of an API, with an example; empty for an API without
 * signatures.
 */
export function signingSection(api: ApiDescription, locale: UiLocale): Html | string {
  const { signing } = api;
  if (signing === undefined) return '';
  return html`<h3 id="${signingAnchor(api)}">${extraStrings[locale].signing}</h3>
    <p>${langSpan(signing.about, locale)}</p>
    <pre class="shell">${signing.example}</pre>`;
}

/**
 * Renders the note on the page of a signed operation, with a link to the section of the index; empty for unsigned
 * operations.
 */
export function signingNote({ operation: { api }, request }: OperationDoc, locale: UiLocale): Html | string {
  const { signing } = api;
  if (signing === undefined || !request?.model.lines.some(({ name }) => name === signing.field)) return '';
  return html`<h3>${extraStrings[locale].signing}</h3>
    <p>
      ${langSpan(signing.about, locale)} <a href="/Help#${signingAnchor(api)}">${extraStrings[locale].signedExample}</a>
    </p>`;
}
