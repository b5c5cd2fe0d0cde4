import type { UiLocale } from '../../common';
import { html, type Page, siteLayout } from '../layout';
import { resetScript } from './reset.script';
import { resetStrings } from './reset.strings';

/**
 * Renders the page that a recovery link opens. Opening the page does not consume the link; submitting its form does.
 */
export function resetPage(locale: UiLocale): Page {
  const strings = resetStrings[locale];
  const body = html`<main class="narrow">
    <h1>${strings.title}</h1>
    <p role="status" tabindex="-1"></p>
    <noscript><p class="bad">${strings.needsScript}</p></noscript>
    <form hidden data-words="${JSON.stringify(strings.script)}">
      <p class="soft">${strings.intro}</p>
      <label for="password">${strings.password}</label>
      <input id="password" type="password" autocomplete="new-password" required minlength="8" autofocus />
      <label for="again">${strings.again}</label>
      <input id="again" type="password" autocomplete="new-password" required minlength="8" />
      <label class="check"><input type="checkbox" /> ${strings.show}</label>
      <button class="main">${strings.submit}</button>
    </form>
  </main>`;
  return siteLayout({ locale, title: `${strings.title} · regain`, body, script: resetScript });
}
