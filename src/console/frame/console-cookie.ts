import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import { keyDigest } from '../../common';

interface BrowserRequest {
  readonly headers: IncomingHttpHeaders;
  readonly protocol: string;
}

interface BrowserReply {
  header(name: string, value: string): unknown;
}

/** Token of a session: 256 bits as base64url. */
const TOKEN = /^[\w-]{43}$/;

/**
 * Cookie with the token of an operator's session. Requests that another site causes do not have it (SameSite=Strict), and over
 * https it belongs to this host alone (`__Host-`, RFC 6265bis 4.1.3.2).
 */
@Injectable()
export class ConsoleCookie {
  /** Token of the session; undefined without one. */
  read({ headers, protocol }: BrowserRequest): string | undefined {
    const token = parseCookie(headers.cookie ?? '')[nameOf(protocol)];
    return token !== undefined && TOKEN.test(token) ? token : undefined;
  }

  /** Hands a token to the browser, until it is closed. */
  write({ protocol }: BrowserRequest, reply: BrowserReply, token: string): void {
    reply.header('set-cookie', `${nameOf(protocol)}=${token}; ${attributesOf(protocol)}`);
  }

  /** Takes the token from the browser. */
  clear({ protocol }: BrowserRequest, reply: BrowserReply): void {
    reply.header('set-cookie', `${nameOf(protocol)}=; Max-Age=0; ${attributesOf(protocol)}`);
  }
}

/** Token of the forms of a session: who has the session's token alone can compute it. */
export const csrfTokenOf = (token: string): string => keyDigest('console form', token);

const nameOf = (protocol: string): string => (protocol === 'https' ? '__Host-console' : 'console');

const attributesOf = (protocol: string): string =>
  `Path=/; HttpOnly; SameSite=Strict${protocol === 'https' ? '; Secure' : ''}`;
