import type { UiLocale, Locale } from '../../../common';
import type { TemplatePreview, TemplatePreviews } from '../../../notification';
import { type Html, html, type Page } from '../../layout';
import { siteLayout } from '../../layout/site-layout';
import { type TemplatesStrings, templatesStrings } from './templates.words';

/** What the page shows: all messages of one app in one language, and what they cost in the others. */
export interface TemplatesView {
  readonly apps: readonly string[];
  readonly app: string;
  readonly locale: Locale;
  readonly table: ReturnType<TemplatePreviews['table']>;
}

/** Mails are shown in frames that may run nothing and know nothing of this page; only their styles are let in. */
export function templatesPage(view: TemplatesView, pageLocale: UiLocale): Page {
  const words = templatesStrings[pageLocale];
  const shown = view.table.find(({ locale }) => locale === view.locale)?.previews ?? [];
  const body = html`<header>
      <h1>${words.title}</h1>
      <p class="soft">${words.intro}</p>
      ${apps(view, words)}
    </header>
    <main>
      <p class="soft">${words.segments}</p>
      <div class="card wide">${overview(view, words)}</div>
      ${shown.map((preview) => card(preview, view.locale, words))}
    </main>`;
  return siteLayout({ locale: pageLocale, title: `${words.title} · regain`, body, hasForeignStyles: true });
}

const address = (app: string, locale: Locale): string => `?app=${encodeURIComponent(app)}&locale=${locale}`;

function apps({ apps: all, app, locale }: TemplatesView, words: TemplatesStrings): Html | string {
  if (all.length < 2) return '';
  const links = all.map((each) =>
    each === app ? html`<strong>${each}</strong> ` : html`<a href="${address(each, locale)}">${each}</a> `,
  );
  return html`<p class="row">${words.app}: ${links}</p>`;
}

function overview({ app, locale, table }: TemplatesView, words: TemplatesStrings): Html {
  const languages = table.map((column) =>
    column.locale === locale
      ? html`<th scope="col" aria-current="true">${column.locale}</th>`
      : html`<th scope="col"><a href="${address(app, column.locale)}">${column.locale}</a></th>`,
  );
  const rows = (table[0]?.previews ?? []).map(
    ({ template }, row) =>
      html`<tr>
        <th scope="row"><a href="#${template}">${template}</a></th>
        ${table.map(({ previews }) => html`<td>${cell(previews[row])}</td>`)}
      </tr>`,
  );
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.message}</th>
        ${languages}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** A star for words of the app's own. */
const cell = (preview: TemplatePreview | undefined): string =>
  `${String(preview?.sms?.segments ?? '–')}${preview?.isOwn === true ? '*' : ''}`;

function card({ template, sms, email, isOwn }: TemplatePreview, locale: Locale, words: TemplatesStrings): Html {
  return html`<article class="card" id="${template}">
    <div class="row">
      <h2 class="name">${template}</h2>
      ${isOwn ? html`<span class="tag">${words.own}</span>` : ''}
      <span class="tag end">${sms ? `${sms.encoding} · ${words.parts(sms.segments)}` : words.mailOnly}</span>
    </div>
    ${sms ? html`<pre class="quote" lang="${locale}">${sms.text}</pre>` : ''}
    <p class="subject"><span class="soft">${words.subject}:</span> <span lang="${locale}">${email.subject}</span></p>
    <iframe class="mail" sandbox="" title="${email.subject}" srcdoc="${email.html}"></iframe>
    <details>
      <summary>${words.text}</summary>
      <pre lang="${locale}">${email.text}</pre>
    </details>
  </article>`;
}
