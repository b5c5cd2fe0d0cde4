import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { detectUnlistedProxy } from './unlisted-proxy';

describe('detectUnlistedProxy', () => {
  const warned: string[] = [];
  let ask: (peer: string, headers: Record<string, string>, ip?: string) => void;

  beforeEach(() => {
    warned.length = 0;
    const hook = detectUnlistedProxy((peer) => warned.push(peer));
    ask = (peer, headers, ip = peer) => {
      const request = { ip, raw: { headers, socket: { remoteAddress: peer } } } as unknown as FastifyRequest;
      hook.call({} as FastifyInstance, request, {} as FastifyReply, () => undefined);
    };
  });

  it.each(['127.0.0.1', '::1', '10.1.2.3', '::ffff:172.17.0.1', 'fd00::1', '100.64.0.1'])('warns of %s', (peer) => {
    ask(peer, { 'x-forwarded-for': '203.0.113.7' });
    expect(warned).toEqual([peer]);
  });

  it('warns once, of Forwarded as well', () => {
    for (let times = 0; times < 3; times += 1) ask('10.1.2.3', { forwarded: 'for=203.0.113.7' });
    expect(warned).toEqual(['10.1.2.3']);
  });

  it.each<[string, string, Record<string, string>, string]>([
    ['a trusted proxy', '10.1.2.3', { 'x-forwarded-for': '203.0.113.7' }, '203.0.113.7'],
    ['a peer that names nobody', '10.1.2.3', {}, '10.1.2.3'],
    ['a stranger', '203.0.113.9', { 'x-forwarded-for': '203.0.113.7' }, '203.0.113.9'],
  ])('does not warn of %s', (_whom, peer, headers, ip) => {
    ask(peer, headers, ip);
    expect(warned).toEqual([]);
  });
});
