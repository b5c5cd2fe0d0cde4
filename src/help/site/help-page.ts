import type { FaceLocale } from '../../kernel';
import { Html, html, type Page, page } from '../../page';
import { additionWords } from './addition.words';
import { helpStyle } from './help.style';
import { siteWords } from './site.words';

/** What is particular about one page of the site. */
export interface HelpPageParts {
  readonly locale: FaceLocale;
  readonly title: string;
  /** Stands above everything else. */
  readonly header?: Html;
  /** The band at the top; a way home unless it says otherwise. */
  readonly featured?: Html;
  readonly main: Html;
}

/** Lays a page of the help site out: no script, nothing from elsewhere. */
export function helpPage({ locale, title, header, featured, main }: HelpPageParts): Page {
  const body = html`<a class="skip addition" href="#content">${additionWords[locale].skip}</a>
    ${header ?? ''}
    <div id="body" class="help-page">
      ${featured ?? wayHome(locale)}
      <main id="content" class="content-wrapper main-content clear-fix" tabindex="-1">${main}</main>
    </div>`;
  return page({ locale, title, style: helpStyle, body });
}

const wayHome = (locale: FaceLocale): Html =>
  html`<nav class="featured" aria-label="${additionWords[locale].help}">
    <div class="content-wrapper">
      <p><a href="/Help">${siteWords[locale].home}</a></p>
    </div>
  </nav>`;
