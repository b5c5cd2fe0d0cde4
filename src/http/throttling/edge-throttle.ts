import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BlockList } from '../../blocks';
import { RefusedException, throttled } from '../../common';
import { clientAddress, clientIp } from '../client/client-address';
import { isPrivateAddress } from '../client/unlisted-proxy';
import { HttpOptions } from '../http.config';
import { MINUTE_MS, ThrottleCounters } from './throttle-counters';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Requests of the route that count against the limit of their address, where it is not all of them: `refusals` are those
     * answered with 4xx, for callers that report on many others from one address; `strangers` are those from addresses
     * outside of private networks, for balancers.
     */
    throttled?: 'refusals' | 'strangers';
    /** True where answers tell the limit of the client's address (draft-ietf-httpapi-ratelimit-headers). */
    tellsRateLimit?: boolean;
  }
}

const [CLIENT_ERROR, SERVER_ERROR] = [400, 500];

/**
 * Limit of the requests of a client address per minute, in this process's memory, with what other
 * processes tell by Redis. It counts whatever arrives, before it is
 * routed, decoded or read: unknown paths, methods and actions cost as much as calls do.
 */
@Injectable()
export class EdgeThrottle {
  private readonly windows: ThrottleCounters['requests'];
  private readonly limit: number;

  constructor(
    @Inject(HttpOptions) { throttle }: Pick<HttpOptions, 'throttle'>,
    counters: ThrottleCounters,
    private readonly blocks: BlockList,
  ) {
    this.windows = counters.requests;
    this.limit = throttle.perMinute;
  }

  /**
   * Counts a request that has arrived. Returns the seconds for which its address is refused, 0 when it is not. Callers in
   * private networks that look at the health of the process are never refused.
   */
  admit(request: FastifyRequest): number {
    const { throttled: counted } = request.routeOptions.config;
    const ip = clientIp(request);
    if (counted === 'strangers' && isPrivateAddress(ip ?? '')) return 0;
    const blockedSeconds = this.blocks.addressWaitSeconds(ip);
    if (blockedSeconds > 0) return blockedSeconds;
    const address = clientAddress(request);
    if (counted !== 'refusals') this.windows.hit(address, MINUTE_MS);
    return this.windows.blockedFor(address, counted === 'refusals' ? this.limit - 1 : this.limit);
  }

  /** Headers that tell the limit of an address, and what is left of it; nothing about accounts or targets. */
  headersFor(request: FastifyRequest): Readonly<Record<string, string>> {
    const { left, seconds } = this.windows.rest(clientAddress(request), this.limit);
    return {
      'ratelimit-policy': `"address";q=${String(this.limit)};w=${String(MINUTE_MS / 1000)}`,
      ratelimit: `"address";r=${String(left)};t=${String(seconds)}`,
    };
  }

  /** Counts an answered request of a route of which refusals alone count. */
  settle(request: FastifyRequest, status: number): void {
    const isRefusal = status >= CLIENT_ERROR && status < SERVER_ERROR;
    if (request.routeOptions.config.throttled === 'refusals' && isRefusal)
      this.windows.hit(clientAddress(request), MINUTE_MS);
  }
}

/**
 * Adds the hooks of the edge throttle: onRequest refuses the requests beyond the limit before their bodies are read, onResponse
 * counts refusals. Add it after the hooks that find the client's address.
 */
export function throttleRequests(http: FastifyInstance, throttle: EdgeThrottle): void {
  http.addHook('onRequest', (request, reply, next) => {
    const seconds = throttle.admit(request);
    if (request.routeOptions.config.tellsRateLimit === true) void reply.headers(throttle.headersFor(request));
    if (seconds > 0) closeUnreadBody(request, reply);
    next(seconds > 0 ? new RefusedException(throttled(seconds, 'THROTTLE')) : undefined);
  });
  http.addHook('onResponse', (request, { statusCode }, next) => {
    throttle.settle(request, statusCode);
    next();
  });
}

/**
 * Ends the connection with the answer where a body follows that is long, or of unknown length, or waits for an invitation: Node
 * would read it to its end. A short one is read and thrown away, and the connection goes on.
 */
export function closeUnreadBody({ headers, routeOptions: { bodyLimit } }: FastifyRequest, reply: FastifyReply): void {
  const isShort = Number(headers['content-length'] ?? 0) <= bodyLimit;
  const isAwaited = headers['transfer-encoding'] !== undefined || headers.expect !== undefined;
  if (!isShort || isAwaited) void reply.header('connection', 'close');
}
