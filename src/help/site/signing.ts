import type { UiLocale } from '../../common';
import { type Html, html, langSpan } from '../../pages/layout';
import type { ApiDescription } from '../../http';
import { extraStrings } from './extras.strings';

/** Where the index explains how an interface signs. */
export const signingId = ({ name }: ApiDescription): string => `signing-${name}`;

/** How requests of an interface are signed, with an example; nothing where they are not. */
export function signingSection(api: ApiDescription, locale: UiLocale): Html | string {
  const { signing } = api;
  if (signing === undefined) return '';
  return html`<h3 id="${signingId(api)}">${extraStrings[locale].signing}</h3>
    <p>${langSpan(signing.about, locale)}</p>
    <pre class="shell">${signing.example}</pre>`;
}
