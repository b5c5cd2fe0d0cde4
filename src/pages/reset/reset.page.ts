import type { UiLocale } from '../../common';
import { html, type Page } from '../layout';
import { siteLayout } from '../layout/site-layout';
import { resetScript } from './reset.script';
import { resetStrings } from './reset.words';

/** The page that a mailed link opens. Serving it consumes nothing; only the form's own call does. */
export function resetPage(locale: UiLocale): Page {
  const words = resetStrings[locale];
  const body = html`<main class="narrow">
    <h1>${words.title}</h1>
    <p role="status" tabindex="-1"></p>
    <noscript><p class="bad">${words.needsScript}</p></noscript>
    <form hidden data-words="${JSON.stringify(words.script)}">
      <p class="soft">${words.intro}</p>
      <label for="password">${words.password}</label>
      <input id="password" type="password" autocomplete="new-password" required minlength="8" autofocus />
      <label for="again">${words.again}</label>
      <input id="again" type="password" autocomplete="new-password" required minlength="8" />
      <label class="check"><input type="checkbox" /> ${words.show}</label>
      <button class="main">${words.submit}</button>
    </form>
  </main>`;
  return siteLayout({ locale, title: `${words.title} · regain`, body, script: resetScript });
}
