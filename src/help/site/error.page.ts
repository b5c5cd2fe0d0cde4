import type { UiLocale } from '../../common';
import { html, type Page } from '../../pages/layout';
import { helpPage } from './help-page';
import { siteStrings } from './site.strings';

/** What stands where a page is asked for that is not there. */
export function errorPage(locale: UiLocale): Page {
  const { error, errorText } = siteStrings[locale];
  const main = html`<h1>${error}</h1>
    <h2>${errorText}</h2>`;
  return helpPage({ locale, title: error, main });
}
