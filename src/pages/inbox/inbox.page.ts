import type { UiLocale } from '../../common';
import type { InboxMessage } from '../../notification';
import { type Html, html, type Page, siteLayout } from '../layout';
import { inboxScript } from './inbox.script';
import { type InboxStrings, inboxStrings } from './inbox.strings';

/** Content of the inbox page: messages, newest first, and the recipient that they are filtered by; empty for none. */
export interface InboxView {
  readonly messages: readonly InboxMessage[];
  readonly to: string;
}

/** Renders the page of the development inbox. */
export function inboxPage({ messages, to }: InboxView, locale: UiLocale): Page {
  const strings = inboxStrings[locale];
  const body = html`<header>
      <div class="row">
        <h1>${strings.title}</h1>
        <button id="clear" class="small end" type="button">${strings.clear}</button>
      </div>
      <p class="soft">${strings.intro}</p>
      <form class="filter">
        <input type="text" name="to" value="${to}" placeholder="${strings.filter}" aria-label="${strings.filter}" />
        <button>${strings.find}</button>
      </form>
    </header>
    <main id="messages" aria-live="polite" data-newest="${messages[0]?.id ?? ''}">
      ${messages.length === 0 ? html`<p class="card soft">${strings.empty}</p>` : messages.map((message) => card(message, strings))}
    </main>`;
  return siteLayout({ locale, title: `${strings.title} · regain`, body, script: inboxScript, submitsToItself: true });
}

function card(message: InboxMessage, strings: InboxStrings): Html {
  const time = new Date(message.createdAt).toISOString();
  return html`<article class="card">
    <div class="row">
      <span class="tag">${strings.kinds[message.channel]}</span><span class="tag">${message.reference}</span>
      <time class="soft end" datetime="${time}">${time}</time>
    </div>
    <p class="to">${message.to}</p>
    ${code(message, strings)} ${message.subject === null ? '' : html`<p class="subject">${message.subject}</p>`}
    <pre>${message.text}</pre>
    ${link(message, strings)}
  </article>`;
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
