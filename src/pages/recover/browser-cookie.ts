import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { cookieClient } from '../../captcha';
import { Random } from '../../common';

interface BrowserRequest {
  readonly headers: IncomingHttpHeaders;
  readonly protocol: string;
}

interface BrowserReply {
  header(name: string, value: string): unknown;
}

const ID_BYTES = 16;

/**
 * Cookie that identifies a browser during a recovery. Pages of other sites cannot have it sent with a form (SameSite=Lax), and over
 * https it belongs to this host alone (`__Host-`, RFC 6265bis 4.1.3.2).
 */
@Injectable()
export class BrowserCookie {
  constructor(private readonly random: Random) {}

  /** Id of the browser; undefined without one. */
  read({ headers, protocol }: BrowserRequest): string | undefined {
    return cookieClient(headers.cookie, nameOf(protocol));
  }

  /** Id of the browser; one without gets a new one. */
  identify(request: BrowserRequest, reply: BrowserReply): string {
    const known = this.read(request);
    if (known !== undefined) return known;
    const id = this.random.token(ID_BYTES);
    const secure = request.protocol === 'https' ? '; Secure' : '';
    reply.header('set-cookie', `${nameOf(request.protocol)}=${id}; Path=/; HttpOnly; SameSite=Lax${secure}`);
    return id;
  }
}

const nameOf = (protocol: string): string => (protocol === 'https' ? '__Host-recover' : 'recover');
