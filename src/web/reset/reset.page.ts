import type { FaceLocale } from '../../kernel';
import { html, type Page } from '../../page';
import { housePage } from '../house-page';
import { resetScript } from './reset.script';
import { resetWords } from './reset.words';

/** The page that a mailed link opens. Serving it consumes nothing; only the form's own call does. */
export function resetPage(locale: FaceLocale): Page {
  const words = resetWords[locale];
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
  return housePage({ locale, title: `${words.title} · regain`, body, script: resetScript });
}
