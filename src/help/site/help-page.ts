import type { UiLocale } from '../../common';
import { Html, html, type Page, page } from '../../pages/layout';
import { extraStrings } from '../strings/extra.strings';
import { helpStyle } from './help.styles';
import { siteStrings } from '../strings/site.strings';

/** What is particular about one page of the site. */
export interface HelpPageParts {
  readonly locale: UiLocale;
  readonly title: string;
  /** Stands above everything else. */
  readonly header?: Html;
  /** The band at the top; a way home unless it says otherwise. */
  readonly featured?: Html;
  readonly main: Html;
}

/** Lays a page of the help site out: no script, nothing from elsewhere. */
export function helpPage({ locale, title, header, featured, main }: HelpPageParts): Page {
  const body = html`<a class="skip addition" href="#content">${extraStrings[locale].skip}</a>
    ${header ?? ''}
    <div id="body" class="help-page">
      ${featured ?? wayHome(locale)}
      <main id="content" class="content-wrapper main-content clear-fix" tabindex="-1">${main}</main>
    </div>`;
  return page({ locale, title, style: helpStyle, body });
}

const wayHome = (locale: UiLocale): Html =>
  html`<nav class="featured" aria-label="${extraStrings[locale].help}">
    <div class="content-wrapper">
      <p><a href="/Help">${siteStrings[locale].home}</a></p>
    </div>
  </nav>`;

/** What stands where a page is asked for that is not there. */
export function errorPage(locale: UiLocale): Page {
  const { error, errorText } = siteStrings[locale];
  const main = html`<h1>${error}</h1>
    <h2>${errorText}</h2>`;
  return helpPage({ locale, title: error, main });
}
