import type { IncomingHttpHeaders } from 'node:http';

/** Request of a browser, as far as its cookies depend on it. */
export interface CookieRequest {
  readonly headers: IncomingHttpHeaders;
  readonly protocol: string;
}

/** Answer that may set a cookie. */
export interface CookieReply {
  header(name: string, value: string): unknown;
}

/** Cookie of this host alone over https (`__Host-`, RFC 6265bis 4.1.3.2), which scripts cannot read, until the browser is closed. */
export class HostCookie {
  constructor(
    private readonly name: string,
    private readonly sameSite: 'Lax' | 'Strict',
  ) {}

  /** Name of the cookie in a request. */
  nameIn({ protocol }: Pick<CookieRequest, 'protocol'>): string {
    return protocol === 'https' ? `__Host-${this.name}` : this.name;
  }

  write(request: CookieRequest, reply: CookieReply, value: string): void {
    this.set(request, reply, value, 'Path=/');
  }

  clear(request: CookieRequest, reply: CookieReply): void {
    this.set(request, reply, '', 'Max-Age=0; Path=/');
  }

  private set(request: CookieRequest, reply: CookieReply, value: string, extent: string): void {
    const secure = request.protocol === 'https' ? '; Secure' : '';
    const attributes = `${extent}; HttpOnly; SameSite=${this.sameSite}${secure}`;
    reply.header('set-cookie', `${this.nameIn(request)}=${value}; ${attributes}`);
  }
}
