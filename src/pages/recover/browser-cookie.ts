import { Injectable } from '@nestjs/common';
import { cookieClient } from '../../captcha';
import { Random } from '../../common';
import { type CookieReply, type CookieRequest, HostCookie } from '../layout';

const ID_BYTES = 16;

/** Pages of other sites cannot have it sent with a form. */
const cookie = new HostCookie('recover', 'Lax');

/** Cookie that identifies a browser during a recovery. */
@Injectable()
export class BrowserCookie {
  constructor(private readonly random: Random) {}

  /** Id of the browser; undefined without one. */
  read(request: CookieRequest): string | undefined {
    return cookieClient(request.headers.cookie, cookie.nameIn(request));
  }

  /** Id of the browser; one without gets a new one. */
  identify(request: CookieRequest, reply: CookieReply): string {
    const known = this.read(request);
    if (known !== undefined) return known;
    const id = this.random.token(ID_BYTES);
    cookie.write(request, reply, id);
    return id;
  }
}
