import type { UiLocale } from '../../common';
import type { InboxMessage } from '../../notification';
import { type Html, html, type Page } from '../layout';
import { siteLayout } from '../layout/site-layout';
import { inboxScript } from './inbox.script';
import { type InboxStrings, inboxStrings } from './inbox.words';

/** What the inbox shows: messages, newest first, to everybody or to `to`. */
export interface InboxView {
  readonly messages: readonly InboxMessage[];
  readonly to: string;
}

/** The development inbox for people. */
export function inboxPage({ messages, to }: InboxView, locale: UiLocale): Page {
  const words = inboxStrings[locale];
  const body = html`<header>
      <div class="row">
        <h1>${words.title}</h1>
        <button id="clear" class="small end" type="button">${words.clear}</button>
      </div>
      <p class="soft">${words.intro}</p>
      <form class="filter">
        <input type="text" name="to" value="${to}" placeholder="${words.filter}" aria-label="${words.filter}" />
        <button>${words.find}</button>
      </form>
    </header>
    <main id="messages" aria-live="polite" data-newest="${messages[0]?.id ?? ''}">
      ${messages.length === 0 ? html`<p class="card soft">${words.empty}</p>` : messages.map((message) => card(message, words))}
    </main>`;
  return siteLayout({ locale, title: `${words.title} · regain`, body, script: inboxScript, submitsToItself: true });
}

function card(message: InboxMessage, words: InboxStrings): Html {
  const time = new Date(message.createdAt).toISOString();
  return html`<article class="card">
    <div class="row">
      <span class="tag">${words.kinds[message.channel]}</span><span class="tag">${message.reference}</span>
      <time class="soft end" datetime="${time}">${time}</time>
    </div>
    <p class="to">${message.to}</p>
    ${code(message, words)} ${message.subject === null ? '' : html`<p class="subject">${message.subject}</p>`}
    <pre>${message.text}</pre>
    ${link(message, words)}
  </article>`;
}

function code({ code }: InboxMessage, words: InboxStrings): Html | string {
  if (code === null) return '';
  return html`<div class="row">
    <span class="code">${code}</span>
    <button class="small" type="button" data-copy="${code}" data-copied="${words.copied}">${words.copy}</button>
  </div>`;
}

function link({ link }: InboxMessage, words: InboxStrings): Html | string {
  if (link === null) return '';
  return html`<a class="button" href="${link}" rel="noreferrer">${words.open}</a>`;
}
