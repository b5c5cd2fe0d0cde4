import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Random } from '../common';

/** Number of random bytes in a client id: 22 characters of base64url. */
const CLIENT_BYTES = 16;
const CLIENT = /(?:^|; )captcha=([\w-]{22})(?=;|$)/g;

interface BrowserRequest {
  readonly headers: IncomingHttpHeaders;
  readonly protocol: string;
}

interface BrowserReply {
  header(name: string, value: string): unknown;
}

/** Client id in a Cookie header; undefined unless the header contains exactly one well-formed id. */
export function cookieClient(cookies: string | undefined): string | undefined {
  const [found, another] = (cookies ?? '').matchAll(CLIENT);
  return another === undefined ? found?.[1] : undefined;
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
  `captcha=${client}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
