import type { onRequestHookHandler } from 'fastify';
import ipaddr from 'ipaddr.js';
import { clientIp } from './client-address';

/** Address ranges in which proxies of one's own stand. */
const PRIVATE_RANGES = new Set(['loopback', 'private', 'linkLocal', 'uniqueLocal', 'carrierGradeNat']);

/**
 * Creates an onRequest hook that calls `warn` once, with the address of the peer, when a peer on a private network names a
 * client address (X-Forwarded-For or Forwarded) and is no trusted proxy. That is mostly a proxy which TRUSTED_PROXIES
 * lacks, behind which all clients share the limits of one address.
 */
export function detectUnlistedProxy(warn: (peer: string) => void): onRequestHookHandler {
  let isDone = false;
  return (request, _reply, next) => {
    const peer = request.raw.socket.remoteAddress;
    const { forwarded, 'x-forwarded-for': forwardedFor = forwarded } = request.raw.headers;
    if (
      !isDone &&
      forwardedFor !== undefined &&
      peer !== undefined &&
      clientIp(request) === peer &&
      isPrivateAddress(peer)
    ) {
      isDone = true;
      warn(peer);
    }
    next();
  };
}

/** True for an address of this machine or of a private network. */
export const isPrivateAddress = (address: string): boolean =>
  ipaddr.isValid(address) && PRIVATE_RANGES.has(ipaddr.process(address).range());
