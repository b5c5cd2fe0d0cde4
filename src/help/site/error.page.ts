import type { FaceLocale } from '../../kernel';
import { html, type Page } from '../../page';
import { helpPage } from './help-page';
import { siteWords } from './site.words';

/** What stands where a page is asked for that is not there. */
export function errorPage(locale: FaceLocale): Page {
  const { error, errorText } = siteWords[locale];
  const main = html`<h1>${error}</h1>
    <h2>${errorText}</h2>`;
  return helpPage({ locale, title: error, main });
}
