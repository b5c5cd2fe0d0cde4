import { Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import { keyDigest } from '../../common';
import { type CookieReply, type CookieRequest, HostCookie } from '../../pages/layout';

/** Token of a session: 256 bits as base64url. */
const TOKEN = /^[\w-]{43}$/;

/** Requests that another site causes do not have it. */
const cookie = new HostCookie('console', 'Strict');

/** Cookie with the token of an operator's session. */
@Injectable()
export class ConsoleCookie {
  /** Token of the session; undefined without one. */
  read(request: CookieRequest): string | undefined {
    const token = parseCookie(request.headers.cookie ?? '')[cookie.nameIn(request)];
    return token !== undefined && TOKEN.test(token) ? token : undefined;
  }

  /** Hands a token to the browser, until it is closed. */
  write(request: CookieRequest, reply: CookieReply, token: string): void {
    cookie.write(request, reply, token);
  }

  /** Takes the token from the browser. */
  clear(request: CookieRequest, reply: CookieReply): void {
    cookie.clear(request, reply);
  }
}

/** Token of the forms of a session: who has the session's token alone can compute it. */
export const csrfTokenOf = (token: string): string => keyDigest('console form', token);
