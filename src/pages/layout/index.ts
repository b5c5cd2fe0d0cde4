export { formFields } from './form-fields';
export { Html, html } from './html';
export { langOf, langSpan, preferredLocale } from './language';
export { type Page, page } from './page';
export { PageInterceptor, underBasePath } from './page.interceptor';
export { siteLayout } from './site-layout';
