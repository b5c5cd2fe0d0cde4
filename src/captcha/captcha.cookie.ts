import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import { Random } from '../common';
import { CaptchaOptions } from './captcha.config';

/** Number of random bytes in a client id: 22 characters of base64url. */
const CLIENT_BYTES = 16;
const NAME = 'captcha';
/** Number of cookies that are read: browsers keep and send no more for one site. */
const MAX_COOKIES = 180;
/** Our form, also in the quotes that RFC 6265 allows and old clients add. */
const CLIENT = /^("?)([\w-]{22})\1$/;

interface BrowserRequest {
  readonly headers: IncomingHttpHeaders;
  readonly protocol: string;
}

interface BrowserReply {
  header(name: string, value: string): unknown;
}

/**
 * The client id in a Cookie header, in the cookie of a name, read as RFC 6265 servers do: pairs between `;`, trimmed, the first of our form wins (of two
 * cookies of one name, browsers send the one with the longer path first). Returns undefined without one of our
 * form among the first 180.
 */
export function cookieClient(cookies = '', name = NAME): string | undefined {
  const decode = (value: string): string | undefined => CLIENT.exec(value)?.[2];
  return parseCookie(cookies.split(';', MAX_COOKIES).join(';'), { decode })[name];
}

/** Session cookie that identifies a browser, so that captchas can be bound to it. */
@Injectable()
export class CaptchaCookie {
  constructor(
    private readonly random: Random,
    private readonly options: CaptchaOptions,
  ) {}

  /** Returns the client id of the browser; a browser without one gets a new one by a Set-Cookie header of `reply`. */
  identify({ headers, protocol }: BrowserRequest, reply: BrowserReply): string {
    const known = cookieClient(headers.cookie);
    if (known !== undefined) return known;
    const client = this.random.token(CLIENT_BYTES);
    reply.header('set-cookie', `${NAME}=${client}; Path=${this.options.cookiePath}; HttpOnly; ${this.scope(protocol)}`);
    return client;
  }

  /**
   * Attributes that say where browsers send the cookie. Where pages of other sites may ask (CORS_ORIGINS), PUBLIC_URL is
   * believed to be https although a proxy does not say so. Browsers take `SameSite=None` with `Secure` only, so over plain
   * http the cookie stays within one site; `Partitioned` (CHIPS) lets it pass where they block cookies of third parties.
   */
  private scope(protocol: string): string {
    const { crossSite, publicHttps } = this.options;
    if (protocol !== 'https' && !(crossSite && publicHttps)) return 'SameSite=Lax';
    return crossSite ? 'SameSite=None; Secure; Partitioned' : 'SameSite=Lax; Secure';
  }
}
