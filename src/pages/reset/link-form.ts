import type { Locale } from '../../common';
import { brandHead, brandParts } from '../brands/branded';
import type { ClientLook } from '../brands/client-looks';
import { type Html, html, type Page, siteLayout } from '../layout';
import { type ResetStrings, resetStrings } from './reset.strings';

/** Outcome of a reset by a link. */
export type LinkOutcome = 'done' | 'password-rejected' | 'ticket-wrong' | 'ticket-expired' | 'unavailable';

/** Outcome of a submitted {@link linkForm}. */
export type FormOutcome = LinkOutcome | 'incomplete' | 'mismatch';

/** Page after a submitted form. */
export interface FormResult {
  readonly outcome: FormOutcome;
  /** Link as it was pasted. It is shown again where it may still be good. */
  readonly link: string;
}

/** Form of the reset page for browsers without script: it takes the link as text. Both passwords have to be equal. */
export const linkForm = ({ texts }: ResetStrings, link: string): Html =>
  html`<form method="post" action="/reset/password">
    <p class="soft" id="paste">${texts.paste}</p>
    <label for="link">${texts.link}</label>
    <input
      id="link"
      name="link"
      type="text"
      autocomplete="off"
      spellcheck="false"
      required=""
      aria-describedby="paste"
      value="${link}"
    />
    <label for="new-password">${texts.password}</label>
    <input id="new-password" name="password" type="password" autocomplete="new-password" required="" minlength="8" />
    <label for="new-again">${texts.again}</label>
    <input id="new-again" name="again" type="password" autocomplete="new-password" required="" minlength="8" />
    <button class="main">${texts.submit}</button>
  </form>`;

/** Renders the page after a submitted form: the way back after a change, else the reason and the form once more. */
export function resultPage(locale: Locale, look: ClientLook, result: FormResult): Page {
  const { service, returnUrl } = look;
  const strings = resetStrings(locale, service);
  const { texts } = strings;
  const { outcome, link } = result;
  const isDone = outcome === 'done';
  const back = returnUrl === undefined ? '' : html`<p><a class="button" href="${returnUrl}">${texts.back}</a></p>`;
  const body = html`<main class="narrow">
    ${brandHead(look)}
    <h1>${texts.title}</h1>
    <p role="${isDone ? 'status' : 'alert'}" class="${isDone ? 'good' : 'bad'}">${textOf(strings, outcome)}</p>
    ${isDone ? back : linkForm(strings, FINAL.includes(outcome) ? '' : link)}
  </main>`;
  const title = `${isDone ? '' : `${textOf(strings, outcome)} · `}${texts.title} · ${service}`;
  const parts = { locale, title, body, submitsToItself: true };
  return { ...siteLayout({ ...parts, ...brandParts(look) }), status: STATUSES[outcome] ?? UNPROCESSABLE };
}

const FINAL: readonly FormOutcome[] = ['incomplete', 'ticket-wrong', 'ticket-expired'];
const UNPROCESSABLE = 422;
const STATUSES: Partial<Readonly<Record<FormOutcome, number>>> = { done: 200, unavailable: 503 };

function textOf({ incomplete, mismatch, refused, answers }: ResetStrings, outcome: FormOutcome): string {
  const texts: Readonly<Record<FormOutcome, string>> = {
    ...{ incomplete, mismatch, unavailable: refused, done: answers[0] },
    ...{ 'password-rejected': answers[15005], 'ticket-wrong': answers[15007], 'ticket-expired': answers[15008] },
  };
  return texts[outcome];
}
