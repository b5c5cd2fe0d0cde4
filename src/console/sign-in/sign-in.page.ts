import { html, type Page } from '../../pages/layout';
import { consoleStrings } from '../console.strings';
import { type ConsolePage, consolePage, textField } from '../frame/console-page';

const strings = consoleStrings.signIn;

/** Renders the page on which operators sign in. */
export const signInPage = (rest: Pick<ConsolePage, 'problem' | 'notice' | 'status'> = {}): Page =>
  consolePage({
    title: strings.title,
    body: html`<form method="post" action="/console/sign-in">
      ${textField('name', strings.name)}
      <label for="password">${strings.password}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" />
      <label for="code">${strings.code}</label>
      <input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" />
      <button class="main">${strings.submit}</button>
    </form>`,
    ...rest,
  });
