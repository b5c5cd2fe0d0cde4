import type { UiLocale, Locale } from '../../../common';
import type { TemplatePreview, TemplatePreviews } from '../../../notification';
import { type Html, html, type Page, siteLayout } from '../../layout';
import { type TemplatesStrings, templatesStrings } from './templates.strings';

/**
 * Content of the page: previews of the messages of one client application in one locale, and their SMS counts in all
 * locales.
 */
export interface TemplatesView {
  readonly apps: readonly string[];
  readonly app: string;
  readonly locale: Locale;
  readonly table: ReturnType<TemplatePreviews['table']>;
}

/**
 * Renders the page of template previews. Mails are shown in sandboxed frames without scripts; the
 * Content-Security-Policy allows their inline styles.
 */
export function templatesPage(view: TemplatesView, pageLocale: UiLocale): Page {
  const strings = templatesStrings[pageLocale];
  const previews = view.table.find(({ locale }) => locale === view.locale)?.previews ?? [];
  const body = html`<header>
      <h1>${strings.title}</h1>
      <p class="soft">${strings.intro}</p>
      ${apps(view, strings)}
    </header>
    <main>
      <p class="soft">${strings.segments}</p>
      <div class="card wide">${overview(view, strings)}</div>
      ${previews.map((preview) => card(preview, view.locale, strings))}
    </main>`;
  return siteLayout({ locale: pageLocale, title: `${strings.title} · regain`, body, hasForeignStyles: true });
}

const address = (app: string, locale: Locale): string => `?app=${encodeURIComponent(app)}&locale=${locale}`;

function apps({ apps: all, app, locale }: TemplatesView, strings: TemplatesStrings): Html | string {
  if (all.length < 2) return '';
  const links = all.map((each) =>
    each === app ? html`<strong>${each}</strong> ` : html`<a href="${address(each, locale)}">${each}</a> `,
  );
  return html`<p class="row">${strings.app}: ${links}</p>`;
}

function overview({ app, locale, table }: TemplatesView, strings: TemplatesStrings): Html {
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
        <th scope="col">${strings.message}</th>
        ${languages}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** Table cell with a message's number of SMS; a star marks a text that the client application overrides. */
const cell = (preview: TemplatePreview | undefined): string =>
  `${String(preview?.sms?.segments ?? '–')}${preview?.isOwn === true ? '*' : ''}`;

function card({ template, sms, email, isOwn }: TemplatePreview, locale: Locale, strings: TemplatesStrings): Html {
  return html`<article class="card" id="${template}">
    <div class="row">
      <h2 class="name">${template}</h2>
      ${isOwn ? html`<span class="tag">${strings.own}</span>` : ''}
      <span class="tag end">${sms ? `${sms.encoding} · ${strings.parts(sms.segments)}` : strings.mailOnly}</span>
    </div>
    ${sms ? html`<pre class="quote" lang="${locale}">${sms.text}</pre>` : ''}
    <p class="subject"><span class="soft">${strings.subject}:</span> <span lang="${locale}">${email.subject}</span></p>
    <iframe class="mail" sandbox="" title="${email.subject}" srcdoc="${email.html}"></iframe>
    <details>
      <summary>${strings.text}</summary>
      <pre lang="${locale}">${email.text}</pre>
    </details>
  </article>`;
}
