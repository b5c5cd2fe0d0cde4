export { type Accent, type Accents, accentStyle, BACKGROUNDS, SITE_ACCENTS } from './colours';
export { formFields } from './form-fields';
export { Html, html } from './html';
export { langOf, langSpan, preferredLocale } from './language';
export { type CookieReply, type CookieRequest, HostCookie } from './host-cookie';
export { type Page, page, seeOther } from './page';
export { PageInterceptor, underBasePath } from './page.interceptor';
export { siteLayout } from './site-layout';
