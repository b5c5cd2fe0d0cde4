import type { UiLocale } from '../../common';
import type { InboxMessage, MessageStatus } from '../../notification';
import { type Html, html, type Page, siteLayout } from '../layout';
import { inboxScript } from './inbox.script';
import { type InboxStrings, inboxStrings } from './inbox.strings';
import type { ShownMessage } from './message-statuses';

/** Content of the inbox page: messages, newest first, and the recipient that they are filtered by; empty for none. */
export interface InboxView {
  readonly messages: readonly ShownMessage[];
  readonly to: string;
}

/** Interval at which browsers without script load the page again: long enough to type a filter. */
const REFRESH_SECONDS = 15;

/** Renders the page of the development inbox. */
export function inboxPage({ messages, to }: InboxView, locale: UiLocale): Page {
  const strings = inboxStrings[locale];
  const body = html`<header>
      <div class="row">
        <h1>${strings.title}</h1>
        <span id="live" class="tag" role="status" data-live="${strings.live}" data-off="${strings.notLive}"></span>
        <button id="clear" class="small end" type="button">${strings.clear}</button>
      </div>
      <p class="soft">${strings.intro}</p>
      <form class="filter">
        <input type="text" name="to" value="${to}" placeholder="${strings.filter}" aria-label="${strings.filter}" />
        <button>${strings.find}</button>
      </form>
    </header>
    <main id="messages" aria-live="polite" aria-relevant="additions">
      <p id="empty" class="card soft" ${messages.length > 0 ? html` hidden` : ''}>${strings.empty}</p>
      ${messages.map((each) => messageCard(each, locale))}
    </main>`;
  const title = `${strings.title} · regain`;
  const refreshSeconds = REFRESH_SECONDS;
  return siteLayout({ locale, title, body, script: inboxScript, refreshSeconds, submitsToItself: true });
}

/** Renders one message. */
export function messageCard({ message, status }: ShownMessage, locale: UiLocale): Html {
  const strings = inboxStrings[locale];
  const time = new Date(message.createdAt).toISOString();
  return html`<article class="card" data-id="${message.id}">
    <div class="row">
      <span class="tag">${strings.kinds[message.channel]}</span><span class="tag">${message.reference}</span>
      ${status === undefined ? '' : html`<span class="tag" title="${strings.language}">${status.locale}</span>`}
      <time class="soft end" datetime="${time}">${time}</time>
    </div>
    <p class="to">${message.to}</p>
    ${code(message, strings)}
    <div lang="${status?.locale ?? locale}">
      ${message.subject === null ? '' : html`<p class="subject">${message.subject}</p>`}
      <pre>${message.text}</pre>
    </div>
    <form class="row" method="post" action="/inbox/messages/${message.id}/receipt">
      ${link(message, strings)}
      <span class="soft end" role="status">${stateText(status, locale)}</span>
      <button class="small" name="status" value="delivered">${strings.simulate.delivered}</button>
      <button class="small" name="status" value="failed">${strings.simulate.failed}</button>
    </form>
  </article>`;
}

/** Name of the final state that a receipt gave the message; empty before. */
export function stateText(status: MessageStatus | undefined, locale: UiLocale): string {
  const { states } = inboxStrings[locale];
  return status?.state === 'delivered' || status?.state === 'failed' ? states[status.state] : '';
}

function code({ code }: InboxMessage, strings: InboxStrings): Html | string {
  if (code === null) return '';
  return html`<div class="row">
    <span class="code">${code}</span>
    <button class="small" type="button" data-copy="${code}" data-copied="${strings.copied}">${strings.copy}</button>
  </div>`;
}

function link({ link }: InboxMessage, strings: InboxStrings): Html | string {
  if (link === null) return '';
  return html`<a class="button" href="${link}" rel="noreferrer">${strings.open}</a>`;
}
