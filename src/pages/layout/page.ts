import { createHash } from 'node:crypto';
import type { Locale } from '../../common';
import { Html, html } from './html';

/** Content of one page. */
export interface PageParts {
  readonly locale: Locale;
  readonly title: string;
  /** Style sheet of the page, its only one. */
  readonly style: string;
  readonly body: Html;
  /** Script of the page, its only one. */
  readonly script?: string;
  /** Seconds after which a browser without script loads the page again; a script keeps its page up to date by itself. */
  readonly refreshSeconds?: number;
  /** True when the page's form may be submitted to its own URL without the script. */
  readonly submitsToItself?: boolean;
  /** True when the script shows pictures that it has loaded, by `blob:` URLs. */
  readonly showsBlobs?: boolean;
  /**
   * True when the page frames documents with inline styles; frames by `srcdoc` inherit the Content-Security-Policy of
   * the page.
   */
  readonly hasForeignStyles?: boolean;
  /** True when the page may show pictures of the service. */
  readonly hasPictures?: boolean;
  /** True when the page plays sounds of the service. */
  readonly hasSounds?: boolean;
}

/** Rendered page and its response headers. */
export interface Page {
  /** HTTP status; 200 where it is left out. */
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Links to paths of the service begin with a slash, as on the root of a host; {@link PageInterceptor} adds the base path. */
  readonly html: string;
}

const SEE_OTHER = 303;

/** Answer that leads a browser to another address, which it asks for by GET. */
export const seeOther = (location: string): Required<Page> => ({
  status: SEE_OTHER,
  headers: { Location: location, 'Cache-Control': 'no-store' },
  html: '',
});

/**
 * Renders a page. Style and script are inline and allowed by their hashes in the Content-Security-Policy, which allows
 * no other resource.
 */
export function page(parts: PageParts): Page {
  return {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy(parts),
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      Vary: 'Accept-Language',
    },
    html: render(parts),
  };
}

function policy({ style, script, submitsToItself, showsBlobs, hasForeignStyles, ...media }: PageParts): string {
  const scripts = script === undefined ? '' : `script-src ${hash(script)}; connect-src 'self'`;
  return [
    "default-src 'none'",
    `style-src ${hasForeignStyles ? "'unsafe-inline'" : hash(style)}`,
    scripts,
    showsBlobs && 'img-src blob:',
    media.hasPictures && "img-src 'self'",
    media.hasSounds && "media-src 'self'",
    `form-action ${submitsToItself ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
    .filter(Boolean)
    .join('; ');
}

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function render({ locale, title, style, body, script, refreshSeconds }: PageParts): string {
  const styleElement = new Html(`<style>${style}</style>`);
  const scriptElement = new Html(script === undefined ? '' : `<script>${script}</script>`);
  const refresh =
    refreshSeconds === undefined
      ? ''
      : html`<noscript><meta http-equiv="refresh" content="${String(refreshSeconds)}" /></noscript>`;
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${refresh} ${styleElement}
      </head>
      <body data-root="/">
        ${body} ${scriptElement}
      </body>
    </html> `.markup;
}
