import { LOCALES } from '../../common';
import { brandHead, brandParts } from '../brands/branded';
import type { ClientLook } from '../brands/client-looks';
import { Html, html, type Page, siteLayout } from '../layout';
import type { RecoveryFlow, RecoveryWay } from './recovery-flow';
import { recoverScript } from './recover.script';
import type { RecoverReason, RecoverText } from './recover-texts';
import { filled, LANGUAGE_NAMES, problemText, type RecoverProblem, recoverStrings } from './recover.strings';

/** Page of a recovery: the form that comes next, or its end. */
export type RecoverStep = 'identify' | 'code' | 'sent' | 'password' | 'done';

/** Content of a page of the recovery. */
export interface RecoverView {
  readonly step: RecoverStep;
  readonly look: ClientLook;
  readonly flow: Pick<RecoveryFlow, 'app' | 'locale' | 'identifier' | 'way' | 'reference'>;
  /** State of the recovery, sealed. */
  readonly sealed: string;
  /** Ways that are served. */
  readonly ways: readonly RecoveryWay[];
  /** Seconds until another message can be sent. */
  readonly resendSeconds: number;
  readonly problem?: RecoverProblem | undefined;
  readonly notice?: 'resent' | undefined;
  /** Text that makes the address of the captcha a new one. */
  readonly captchaKey: string;
}

type Say = (name: RecoverText, values?: Readonly<Record<string, string>>) => string;

const TITLES = {
  identify: 'title',
  code: 'codeTitle',
  sent: 'linkTitle',
  password: 'passwordTitle',
  done: 'doneTitle',
} as const satisfies Record<RecoverStep, RecoverText>;

/** Renders a page of the recovery. It works without its script, which counts seconds down, shows the password and reloads pictures. */
export function recoverPage(view: RecoverView): Page {
  const { look, step, problem } = view;
  const { locale } = view.flow;
  const say: Say = (name, values = {}) => filled(recoverStrings[locale].texts[name], values);
  const title = say(TITLES[step]);
  const body = html`<main class="narrow">
    ${brandHead(look)}
    <h1>${title}</h1>
    ${problem ? html`<p class="bad" role="alert" id="problem">${problemText(locale, problem)}</p>` : ''}
    ${view.notice ? html`<p class="good" role="status">${say(view.notice)}</p>` : ''} ${FORMS[step](view, say)}
    ${step === 'identify' ? otherLanguages(view, say) : ''}
  </main>`;
  const brand = brandParts(look);
  const media = { hasPictures: brand.hasPictures || step === 'identify', hasSounds: step === 'identify' };
  const parts = { locale, title: `${title} · ${look.service}`, body, script: recoverScript, submitsToItself: true };
  return {
    ...siteLayout({ ...parts, ...brand, ...media }),
    ...statusOf(problem),
  };
}

const FORMS: Readonly<Record<RecoverStep, (view: RecoverView, say: Say) => Html>> = {
  identify: identifyForm,
  code: codeForm,
  sent: ({ sealed }, say) =>
    html`<p>${say('linkSent')}</p>
      ${otherWay(sealed, say)}`,
  password: passwordForm,
  done: ({ look: { returnUrl, service } }, say) =>
    html`<p class="good">${say('done')}</p>
      ${returnUrl === undefined ? '' : html`<p><a class="button" href="${returnUrl}">${say('back', { service })}</a></p>`}`,
};

function identifyForm(view: RecoverView, say: Say): Html {
  const { flow, sealed, ways, problem } = view;
  const options = ways.map(
    (way) =>
      html`<label class="check"
        ><input type="radio" name="way" value="${way}" ${way === flow.way ? CHECKED : ''} />
        <span>${say(way)}</span></label
      >`,
  );
  return html`<p class="soft">${say('intro')}</p>
    <form method="post" action="/recover">
      ${state(sealed)}
      <label for="identifier">${say('identifier')}</label>
      <input
        id="identifier"
        name="identifier"
        type="text"
        value="${flow.identifier}"
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        required=""
        ${invalid(problem, IDENTIFIER_PROBLEMS)}
      />
      <fieldset>
        <legend>${say('way')}</legend>
        ${options}
      </fieldset>
      ${captchaFields(view, say)}
      <button class="main">${say('go')}</button>
      <p><button class="small" name="refresh" value="1" formnovalidate="">${say('refresh')}</button></p>
    </form>`;
}

function captchaFields({ flow: { app, locale }, captchaKey, problem }: RecoverView, say: Say): Html {
  const source = new Html(`/recover/captcha?client=${encodeURIComponent(app)}&amp;n=${captchaKey}`);
  return html`<label for="answer">${say('captcha')}</label>
    <img class="captcha" src="${source}" alt="${say('picture')}" width="200" height="70" />
    <details>
      <summary>${say('listen')}</summary>
      <audio controls="" preload="none" src="${source}&amp;medium=audio&amp;lang=${locale}"></audio>
    </details>
    <input
      id="answer"
      name="answer"
      type="text"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      required=""
      ${invalid(problem, CAPTCHA_PROBLEMS)}
    />`;
}

function codeForm({ flow, sealed, resendSeconds, problem }: RecoverView, say: Say): Html {
  const { way, reference = '' } = flow;
  return html`<p>${say(way === 'sms' ? 'codeSms' : 'codeEmail', { reference })}</p>
    <form method="post" action="/recover/code">
      ${state(sealed)}
      <label for="code">${say('code')}</label>
      <input
        class="code"
        id="code"
        name="code"
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        required=""
        autofocus=""
        ${invalid(problem, CODE_PROBLEMS)}
      />
      <button class="main">${say('check')}</button>
    </form>
    <form method="post" action="/recover/resend">
      ${state(sealed)}
      <p
        class="soft"
        id="wait"
        data-seconds="${resendSeconds}"
        data-text="${say('resendIn')}"
        ${resendSeconds > 0 ? '' : HIDDEN}
      >
        ${say('resendIn', { seconds: String(resendSeconds) })}
      </p>
      <button class="small" id="resend">${say('resend')}</button>
    </form>
    ${otherWay(sealed, say)}`;
}

function passwordForm({ flow, sealed, problem }: RecoverView, say: Say): Html {
  return html`<p class="soft" id="rules">${say('passwordIntro')}</p>
    <form method="post" action="/recover/password">
      ${state(sealed)}
      <input type="text" name="username" value="${flow.identifier}" autocomplete="username" hidden="" readonly="" />
      <label for="password">${say('password')}</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="new-password"
        required=""
        autofocus=""
        aria-describedby="problem rules strength"
        ${problem?.reason === 'password-rejected' ? new Html('aria-invalid="true"') : ''}
      />
      <p class="soft" id="strength" aria-live="polite" data-weak="${say('weak')}" data-strong="${say('strong')}"></p>
      <label class="check" id="show" hidden=""><input type="checkbox" /> <span>${say('show')}</span></label>
      <button class="main">${say('submit')}</button>
    </form>`;
}

const otherWay = (sealed: string, say: Say): Html =>
  html`<form method="post" action="/recover">
    ${state(sealed)}
    <p><button class="small" name="refresh" value="1" formnovalidate="">${say('other')}</button></p>
  </form>`;

/** Links to the page in its other languages. */
const otherLanguages = ({ flow: { app, locale } }: RecoverView, say: Say): Html =>
  html`<nav class="row" aria-label="${say('language')}">
    ${LOCALES.filter((each) => each !== locale).map(
      (each) =>
        html`<a href="/recover?lang=${each}&amp;client=${app}" lang="${each}" hreflang="${each}"
          >${LANGUAGE_NAMES[each]}</a
        > `,
    )}
  </nav>`;

const state = (sealed: string): Html => html`<input type="hidden" name="state" value="${sealed}" />`;

const CHECKED = new Html('checked="" ');
const HIDDEN = new Html('hidden=""');
const INVALID = new Html('aria-invalid="true" aria-describedby="problem" ');

const IDENTIFIER_PROBLEMS: readonly RecoverReason[] = ['identifier-missing', 'link-needs-address', 'target-invalid'];
const CAPTCHA_PROBLEMS: readonly RecoverReason[] = ['captcha-wrong', 'captcha-expired', 'captcha-required'];
const CODE_PROBLEMS: readonly RecoverReason[] = ['code-wrong', 'code-expired', 'code-exhausted'];

/** Attributes of an input that is to blame. */
const invalid = (problem: RecoverProblem | undefined, reasons: readonly RecoverReason[]): Html | string =>
  problem && reasons.includes(problem.reason) ? INVALID : '';

const [UNPROCESSABLE, TOO_MANY, UNAVAILABLE] = [422, 429, 503];

function statusOf(problem: RecoverProblem | undefined): { readonly status?: number } {
  if (!problem) return {};
  if (problem.reason === 'unavailable' || problem.reason === 'channel-disabled') return { status: UNAVAILABLE };
  return { status: problem.retryAfterSeconds === undefined ? UNPROCESSABLE : TOO_MANY };
}
