import { LOCALES } from '../../common';
import { html, type Page } from '../../pages/layout';
import { consoleStrings } from '../console.strings';
import { choice, type ConsolePage, consolePage, csrfField, table, textField } from '../frame/console-page';
import type { CurrentOperator } from '../frame/current-operator';
import type { RecoveryRequest } from './recovery-request.store';

const strings = consoleStrings.recovery;

/** Content of the page of assisted recoveries. */
export interface RecoveryView extends Pick<ConsolePage, 'notice' | 'problem'> {
  readonly app: string;
  /** Requests that wait; undefined where no second operator is needed. */
  readonly waiting: readonly RecoveryRequest[] | undefined;
}

/** Renders the page of assisted recoveries: the form that starts one, and requests that wait for a second operator. */
export function recoveryPage(operator: CurrentOperator, { app, waiting, notice, problem }: RecoveryView): Page {
  const body = html`<p class="soft">${strings.intro}</p>
    <form class="card" method="post" action="/console/recovery">
      ${csrfField(operator)} ${textField('identifier', strings.identifier)} ${textField('app', strings.client, app)}
      ${choice('channel', strings.channel, Object.entries(strings.channels))}
      ${choice(
        'locale',
        strings.locale,
        LOCALES.map((locale) => [locale, locale]),
      )}
      <button class="main">${waiting ? strings.ask : strings.submit}</button>
    </form>
    ${waiting ? waitingList(operator, waiting) : ''}`;
  return consolePage({ title: strings.title, operator, body, notice, problem });
}

const waitingList = (operator: CurrentOperator, waiting: readonly RecoveryRequest[]) =>
  html`<h2>${strings.waiting}</h2>
    ${
      waiting.length === 0
        ? html`<p>${strings.none}</p>`
        : table(
            strings.columns,
            waiting.map(({ id, accountId, app, channel, requestedBy }) => [
              ...[accountId, app, strings.channels[channel], requestedBy],
              requestedBy === operator.name ? '' : confirmForm(operator, id, accountId),
            ]),
          )
    }`;

const confirmForm = (operator: CurrentOperator, id: string, accountId: string) =>
  html`<form method="post" action="/console/recovery/confirm">
    ${csrfField(operator)}<input type="hidden" name="id" value="${id}" />
    <button class="small" aria-label="${strings.confirm} ${accountId}">${strings.confirm}</button>
  </form>`;
