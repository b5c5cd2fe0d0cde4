import type { UiLocale } from '../../common';
import type { ApiDescription } from '../../http';
import { type Html, html, langSpan } from '../../pages/layout';
import { isSigned, type OperationDoc } from '../docs/operation-doc';
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
export function signingNote(doc: OperationDoc, locale: UiLocale): Html | string {
  const { api } = doc.operation;
  const { signing } = api;
  if (signing === undefined || !isSigned(doc)) return '';
  return html`<h3>${extraStrings[locale].signing}</h3>
    <p>
      ${langSpan(signing.about, locale)} <a href="/Help#${signingAnchor(api)}">${extraStrings[locale].signedExample}</a>
    </p>`;
}
