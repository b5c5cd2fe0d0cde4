import type { Locale } from '../../common';
import { html, type Page, siteLayout } from '../layout';
import { linkForm } from './link-form';
import { resetScript } from './reset.script';
import { resetStrings } from './reset.strings';

/**
 * Renders the page that a recovery link opens, in the language of the browser; the script changes it to that of the link.
 * Without script it shows a form that takes the link as text, because the values in its fragment stay in the browser.
 * Opening the page does not use the link up; submitting its form does. `service` is the name of the client application, and
 * `returnUrl` its page to which people go back; only the configuration names it, never a request.
 */
export function resetPage(locale: Locale, service: string, returnUrl: string | undefined): Page {
  const all = resetStrings(locale, service);
  const { texts, ...strings } = all;
  const body = html`<main class="narrow">
    <p class="soft service">${service}</p>
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
  return siteLayout({ locale, title: `${texts.title} · ${service}`, body, script: resetScript, submitsToItself: true });
}
