import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Random } from '../common';

/** Random bytes of a client id: 22 characters of base64url. */
const CLIENT_BYTES = 16;
const CLIENT = /(?:^|; )captcha=([\w-]{22})(?=;|$)/g;

interface BrowserRequest {
  readonly headers: IncomingHttpHeaders;
  readonly protocol: string;
}

interface BrowserReply {
  header(name: string, value: string): unknown;
}

/** The client id in a Cookie header; undefined unless the header holds exactly one of our form. */
export function cookieClient(cookies: string | undefined): string | undefined {
  const [found, another] = (cookies ?? '').matchAll(CLIENT);
  return another === undefined ? found?.[1] : undefined;
}

/** Session cookie that names the browser that a captcha was drawn for. */
@Injectable()
export class CaptchaCookie {
  constructor(private readonly random: Random) {}

  /** Returns the browser's client id; a browser without one gets a new one by a Set-Cookie header of `reply`. */
  identify({ headers, protocol }: BrowserRequest, reply: BrowserReply): string {
    const known = cookieClient(headers.cookie);
    if (known !== undefined) return known;
    const client = this.random.token(CLIENT_BYTES);
    reply.header('set-cookie', setCookie(client, protocol === 'https'));
    return client;
  }
}

/** Out of reach of scripts and of forms of other sites; ends with the browser's session. */
const setCookie = (client: string, isSecure: boolean): string =>
  `captcha=${client}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
