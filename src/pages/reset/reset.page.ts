import type { Locale } from '../../common';
import { brandHead, brandParts } from '../brands/branded';
import type { ClientLook } from '../brands/client-looks';
import { html, type Page, siteLayout } from '../layout';
import { linkForm } from './link-form';
import { resetScript } from './reset.script';
import { resetStrings } from './reset.strings';

/**
 * Renders the page that a recovery link opens, in the language of the browser; the script changes it to that of the link.
 * Without script it shows a form that takes the link as text, because the values in its fragment stay in the browser.
 * Opening the page does not use the link up; submitting its form does. The script puts the look of the
 * client application of the link in place of `look`; its logo is a picture that the page is allowed to show
 * with `hasPictures`.
 */
export function resetPage(locale: Locale, look: ClientLook, hasPictures: boolean): Page {
  const { service, returnUrl } = look;
  const all = resetStrings(locale, service);
  const { texts, ...strings } = all;
  const body = html`<main class="narrow">
    ${brandHead(look)}
    <h1>${texts.title}</h1>
    <p role="status" tabindex="-1"></p>
    <noscript>${linkForm(all, '')}</noscript>
    <form hidden="" data-strings="${JSON.stringify({ texts, ...strings })}">
      <p class="soft">${texts.intro}</p>
      <label for="password">${texts.password}</label>
      <input id="password" type="password" autocomplete="new-password" required="" minlength="8" />
      <label for="again">${texts.again}</label>
      <input id="again" type="password" autocomplete="new-password" required="" minlength="8" />
      <label class="check"><input type="checkbox" /> <span>${texts.show}</span></label>
      <button class="main">${texts.submit}</button>
    </form>
    ${returnUrl === undefined ? '' : html`<p id="back" hidden=""><a class="button" href="${returnUrl}">${texts.back}</a></p>`}
  </main>`;
  const parts = { locale, title: `${texts.title} · ${service}`, body, script: resetScript, submitsToItself: true };
  return siteLayout({ ...parts, ...brandParts(look), hasPictures });
}
