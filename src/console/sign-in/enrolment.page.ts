import { renderSVG } from 'uqr';
import { Html, html, type Page } from '../../pages/layout';
import { consoleStrings, fill } from '../console.strings';
import { consolePage } from '../frame/console-page';
import type { Enrolment } from './enrolments';

const strings = consoleStrings.enrolment;

/** Renders the page on which an invited operator sets a password and an authenticator app. */
export function enrolmentPage({ name, secret, uri, sealed }: Enrolment, problem?: string): Page {
  const body = html`<p class="soft">${strings.intro}</p>
    <form method="post" action="/console/enrol">
      <input type="hidden" name="sealed" value="${sealed}" />
      <label for="password">${strings.password}</label>
      <input id="password" name="password" type="password" autocomplete="new-password" />
      <p role="img" aria-label="${strings.picture}">${picture(uri)}</p>
      <p><span class="soft">${strings.key}:</span> <code>${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
      <p class="to"><a href="${uri}">otpauth://…</a></p>
      <label for="code">${strings.code}</label>
      <input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" />
      <button class="main">${strings.submit}</button>
    </form>`;
  return consolePage({ title: fill(strings.title, { name }), body, problem });
}

const NOT_FOUND = 404;

/** Page of an invitation that was used, has expired or is unknown. */
export const noInvitationPage = (): Page =>
  consolePage({ title: strings.overTitle, body: html``, problem: strings.over, status: NOT_FOUND });

/** QR code as SVG, dark on white in any theme; its markup is made of numbers alone. */
const picture = (uri: string): Html => new Html(renderSVG(uri, { pixelSize: 4, border: 3 }));
