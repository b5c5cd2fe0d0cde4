import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import { Random } from '../common';

/** Number of random bytes in a client id: 22 characters of base64url. */
const CLIENT_BYTES = 16;
const NAME = 'captcha';
/** Number of cookies that are read: browsers keep and send no more for one site. */
const MAX_COOKIES = 180;
const CLIENT = /^[\w-]{22}$/;

interface BrowserRequest {
  readonly headers: IncomingHttpHeaders;
  readonly protocol: string;
}

interface BrowserReply {
  header(name: string, value: string): unknown;
}

/**
 * The client id in a Cookie header, read as RFC 6265 servers do: pairs between `;`, trimmed, the first of our form wins (of two
 * cookies of one name, browsers send the one with the longer path first). Returns undefined without one of our
 * form among the first 180.
 */
export function cookieClient(cookies = ''): string | undefined {
  const decode = (value: string): string | undefined => (CLIENT.test(value) ? value : undefined);
  return parseCookie(cookies.split(';', MAX_COOKIES).join(';'), { decode })[NAME];
}

/** Session cookie that identifies a browser, so that captchas can be bound to it. */
@Injectable()
export class CaptchaCookie {
  constructor(private readonly random: Random) {}

  /** Returns the client id of the browser; a browser without one gets a new one by a Set-Cookie header of `reply`. */
  identify({ headers, protocol }: BrowserRequest, reply: BrowserReply): string {
    const known = cookieClient(headers.cookie);
    if (known !== undefined) return known;
    const client = this.random.token(CLIENT_BYTES);
    reply.header('set-cookie', setCookie(client, protocol === 'https'));
    return client;
  }
}

/** Value of the Set-Cookie header: a session cookie, hidden from scripts and not sent with forms of other sites. */
const setCookie = (client: string, isSecure: boolean): string =>
  `${NAME}=${client}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
