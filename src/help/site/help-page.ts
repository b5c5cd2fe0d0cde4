import type { UiLocale } from '../../common';
import { type Html, html, type Page, page } from '../../pages/layout';
import { extraStrings } from '../strings/extra.strings';
import { siteStrings } from '../strings/site.strings';
import { helpStyles } from './help.styles';

/** Content of one page of the help site, for its layout. */
export interface HelpPageParts {
  readonly locale: UiLocale;
  readonly title: string;
  /** Header above the rest of the page. */
  readonly header?: Html;
  /** Banner at the top of the page; a link to the index when left out. */
  readonly featured?: Html;
  readonly main: Html;
}

/** Renders a page of the help site, in the markup of ASP.NET's help pages. It has no script and loads no other file. */
export function helpPage({ locale, title, header, featured, main }: HelpPageParts): Page {
  const body = html`<a class="skip addition" href="#content">${extraStrings[locale].skip}</a>
    ${header ?? ''}
    <div id="body" class="help-page">
      ${featured ?? indexLink(locale)}
      <main id="content" class="content-wrapper main-content clear-fix" tabindex="-1">${main}</main>
    </div>`;
  return page({ locale, title, style: helpStyles, body });
}

const indexLink = (locale: UiLocale): Html =>
  html`<nav class="featured" aria-label="${extraStrings[locale].help}">
    <div class="content-wrapper">
      <p><a href="/Help">${siteStrings[locale].home}</a></p>
    </div>
  </nav>`;

/** Renders the page that is sent with status 404. */
export function errorPage(locale: UiLocale): Page {
  const { error, errorText } = siteStrings[locale];
  const main = html`<h1>${error}</h1>
    <h2>${errorText}</h2>`;
  return helpPage({ locale, title: error, main });
}
