import { type Locale, LOCALES } from '../../common';
import type { TemplatePreview } from '../../notification';
import { Html, html, type Page } from '../../pages/layout';
import { consoleStrings } from '../console.strings';
import { consolePage } from '../frame/console-page';
import type { CurrentOperator } from '../frame/current-operator';

const strings = consoleStrings.templates;

interface TemplatesView {
  readonly apps: readonly string[];
  readonly app: string;
  readonly locale: Locale;
  readonly previews: readonly TemplatePreview[];
}

/** Renders previews of the messages; mails stand in sandboxed frames without scripts. */
export function templatesPage(operator: CurrentOperator, { apps, app, locale, previews }: TemplatesView): Page {
  const body = html`<p class="soft">${strings.intro}</p>
    ${
      apps.length < 2
        ? ''
        : html`<p class="row">
            ${strings.client}: ${apps.map((each) => link(`app=${encodeURIComponent(each)}`, each, each === app))}
          </p>`
    }
    <p class="row">
      ${strings.languages}:
      ${LOCALES.map((each) => link(`app=${encodeURIComponent(app)}&locale=${each}`, each, each === locale))}
    </p>
    ${previews.map((preview) => card(preview, locale))}`;
  return consolePage({ title: strings.title, operator, body, hasForeignStyles: true });
}

const CURRENT = new Html('aria-current="true"');

const link = (query: string, text: string, isCurrent: boolean): Html =>
  html`<a href="/console/templates?${query}" ${isCurrent ? CURRENT : ''}>${text}</a> `;

const card = ({ template, sms, email, isOwn }: TemplatePreview, locale: Locale): Html =>
  html`<article class="card" id="${template}">
    <div class="row">
      <h2 class="name">${template}</h2>
      ${isOwn ? html`<span class="tag">${strings.own}</span>` : ''}
      ${sms ? '' : html`<span class="tag end">${strings.mailOnly}</span>`}
    </div>
    ${sms ? html`<pre class="quote" lang="${locale}">${sms.text}</pre>` : ''}
    <p class="subject" lang="${locale}">${email.subject}</p>
    <iframe class="mail" sandbox="" title="${template}" srcdoc="${email.html}"></iframe>
    <details>
      <summary>${strings.text}</summary>
      <pre lang="${locale}">${email.text}</pre>
    </details>
  </article>`;
