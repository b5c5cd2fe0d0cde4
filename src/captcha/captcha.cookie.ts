import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import { Random } from '../common';
import { ServiceOptions } from '../config';

/** Number of random bytes in a client id: 22 characters of base64url. */
const CLIENT_BYTES = 16;
const NAME = 'captcha';
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
 * cookies of one name, browsers send the one with the longer path first). Returns undefined without one of our form.
 */
export function cookieClient(cookies = ''): string | undefined {
  const decode = (value: string): string | undefined => (CLIENT.test(value) ? value : undefined);
  return parseCookie(cookies, { decode })[NAME];
}

/** Session cookie that identifies a browser, so that captchas can be bound to it. */
@Injectable()
export class CaptchaCookie {
  constructor(
    private readonly random: Random,
    @Inject(ServiceOptions) private readonly service: Pick<ServiceOptions, 'basePath'>,
  ) {}

  /** Returns the client id of the browser; a browser without one gets a new one by a Set-Cookie header of `reply`. */
  identify({ headers, protocol }: BrowserRequest, reply: BrowserReply): string {
    const known = cookieClient(headers.cookie);
    if (known !== undefined) return known;
    const client = this.random.token(CLIENT_BYTES);
    reply.header('set-cookie', setCookie(client, protocol === 'https', this.service.basePath));
    return client;
  }
}

/** Value of the Set-Cookie header: a session cookie, hidden from scripts and not sent with forms of other sites or outside of the base path. */
const setCookie = (client: string, isSecure: boolean, basePath: string): string =>
  `${NAME}=${client}; Path=${basePath === '' ? '/' : basePath}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
