export { Html, html } from './html';
export { langOf, langSpan, preferredLocale } from './language';
export { type Page, page, type PageParts } from './page';
export { siteLayout } from './site-layout';
