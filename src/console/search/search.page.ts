import type { TimelineEvent } from '../../auth';
import { type Html, html, type Page } from '../../pages/layout';
import { consoleStrings, fill } from '../console.strings';
import { consolePage, csrfField, table, textField } from '../frame/console-page';
import type { CurrentOperator } from '../frame/current-operator';
import { shownTime } from '../frame/shown-time';
import type { Found } from './search.service';

const strings = consoleStrings.search;

/** Renders the page of the search: its form, and what was found. */
export function searchPage(
  operator: CurrentOperator,
  { app, query, found, problem }: { app: string; query: string; found?: Found; problem?: string },
): Page {
  const body = html`<p class="soft">${strings.intro}</p>
    <form class="card" method="post" action="/console/search">
      ${csrfField(operator)} ${textField('query', strings.query, query)} ${textField('app', strings.client, app)}
      <button class="main">${strings.submit}</button>
    </form>
    ${found ? results(found) : ''}`;
  return consolePage({ title: strings.title, operator, body, problem });
}

function results({ accounts, messages }: Found): Html {
  if (accounts.length + messages.length === 0) return html`<p role="status">${strings.none}</p>`;
  const shown = accounts.map(
    ({ account: { id, username, phone, email }, events }) =>
      html`<h2>${fill(strings.account, { id })}</h2>
        <p class="to">${[username, phone, email].filter((each) => each !== undefined).join(' · ')}</p>
        ${timeline(events)}`,
  );
  return html`${shown}
  ${
    messages.length === 0
      ? ''
      : html`<h2>${strings.messages}</h2>
          ${timeline(messages)}`
  }`;
}

const timeline = (events: readonly TimelineEvent[]): Html =>
  events.length === 0
    ? html`<p>${strings.none}</p>`
    : table(
        strings.columns,
        [...events].reverse().map(({ at, what, about }) => [shownTime(at), what, about]),
      );
