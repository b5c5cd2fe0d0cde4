export { Html, html } from './html';
export { preferredLocale } from './locale';
export { type Page, page, type PageParts } from './page';
export { langOf, langSpan } from './said';
