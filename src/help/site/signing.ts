import type { FaceLocale } from '../../kernel';
import { type Html, html, said } from '../../page';
import type { Face } from '../../wire';
import { additionWords } from './addition.words';

/** Where the index explains how an interface signs. */
export const signingId = ({ name }: Face): string => `signing-${name}`;

/** How requests of an interface are signed, with an example; nothing where they are not. */
export function signingSection(face: Face, locale: FaceLocale): Html | string {
  const { signing } = face;
  if (signing === undefined) return '';
  return html`<h3 id="${signingId(face)}">${additionWords[locale].signing}</h3>
    <p>${said(signing.about, locale)}</p>
    <pre class="shell">${signing.example}</pre>`;
}
