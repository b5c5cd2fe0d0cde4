import { createHash } from 'node:crypto';
import type { UiLocale } from '../../common';
import { Html, html } from './html';

/** What is particular about one page. */
export interface PageParts {
  readonly locale: UiLocale;
  readonly title: string;
  /** The page's only style sheet. */
  readonly style: string;
  readonly body: Html;
  /** The page's only script. */
  readonly script?: string;
  /** Where the page's own form may lead to without the script. */
  readonly submitsToItself?: boolean;
  /** Whether the page shows, in frames without scripts, documents that bring styles of their own: frames inherit the policy. */
  readonly hasForeignStyles?: boolean;
}

/** A finished page and the headers it is sent with. */
export interface Page {
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
}

/** Lays a page out. It loads nothing: style and script stand in it, and the browser runs exactly these (by their hash). */
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
    html: layOut(parts),
  };
}

function policy({ style, script, submitsToItself = false, hasForeignStyles = false }: PageParts): string {
  return [
    "default-src 'none'",
    `style-src ${hasForeignStyles ? "'unsafe-inline'" : hash(style)}`,
    ...(script === undefined ? [] : [`script-src ${hash(script)}`, "connect-src 'self'"]),
    `form-action ${submitsToItself ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function layOut({ locale, title, style, body, script }: PageParts): string {
  const look = new Html(`<style>${style}</style>`);
  const action = new Html(script === undefined ? '' : `<script>${script}</script>`);
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${look}
      </head>
      <body>
        ${body} ${action}
      </body>
    </html> `.markup;
}
