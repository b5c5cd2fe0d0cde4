/** Random bytes that name a browser, and what they look like as text. */
export const CAPTCHA_CLIENT_BYTES = 16;
const CAPTCHA_CLIENT = /(?:^|; )captcha=([\w-]{22})(?=;|$)/g;

/** The browser that a Cookie header names; undefined unless it names exactly one, in our own form. */
export function cookieClient(cookies: string | undefined): string | undefined {
  const [found, another] = (cookies ?? '').matchAll(CAPTCHA_CLIENT);
  return another === undefined ? found?.[1] : undefined;
}

/** A Set-Cookie header: no script reads it, no other site's form carries it, and it ends with the browser's session. */
export const captchaCookie = (client: string, isSecure: boolean): string =>
  `captcha=${client}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
