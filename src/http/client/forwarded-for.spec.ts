import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressOf, readForwardedFor } from './forwarded-for';

describe('addressOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7:4711 ', '203.0.113.7'],
    ['203.0.113.7:_port', '203.0.113.7'],
    ['2001:db8::17', '2001:db8::17'],
    ['[2001:db8::17]', '2001:db8::17'],
    ['[2001:db8::17]:4711', '2001:db8::17'],
    ['"[2001:db8::17]:4711"', '2001:db8::17'],
    ['for=203.0.113.7', '203.0.113.7'],
    ['For="203.0.113.7:80"', '203.0.113.7'],
    ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
  ])('is of %s: %s', (entry, address) => {
    expect(addressOf(entry)).toBe(address);
  });

  it.each([
    '',
    'unknown',
    '_hidden',
    '_SEVKISEK:_1',
    '203.0.113.07',
    '127.1',
    'a.example:80',
    '[evil]',
    '203.0.113.7:80:90',
  ])('is none of "%s"', (entry) => {
    expect(addressOf(entry)).toBeUndefined();
  });
});

describe('readForwardedFor', () => {
  const read = (headers: Record<string, string>) => {
    const request = { raw: { headers } } as unknown as FastifyRequest;
    readForwardedFor(request, {} as FastifyReply, () => undefined);
    return request.raw.headers['x-forwarded-for'];
  };

  it('keeps the order of X-Forwarded-For and leaves out what is no address', () => {
    expect(read({ 'x-forwarded-for': '198.51.100.1:80, unknown, [2001:db8::1]:9,, _x' })).toBe(
      '198.51.100.1, 2001:db8::1',
    );
  });

  it('takes Forwarded where there is no X-Forwarded-For', () => {
    const forwarded = 'for=198.51.100.1;proto=https;by=203.0.113.43, proto=http;For="[2001:db8::1]:4711",for=_hidden';
    expect(read({ forwarded })).toBe('198.51.100.1, 2001:db8::1');
    expect(read({ forwarded, 'x-forwarded-for': '203.0.113.9' })).toBe('203.0.113.9');
  });

  it('is not led astray by a quote that a client left open', () => {
    expect(read({ forwarded: 'for="_x, for="[2001:db8::1]:80"' })).toBe('2001:db8::1');
  });

  it.each(['x-forwarded-for', 'forwarded'])('reads the end of a long %s, from a whole entry on', (name) => {
    const entry = name === 'forwarded' ? 'for=198.51.100.17' : '198.51.100.17';
    const header = `${`${entry},`.repeat(500)}${entry}`;
    const addresses = String(read({ [name]: header })).split(', ');
    expect(addresses.length).toBe(Math.floor(2_048 / (entry.length + 1)));
    expect(new Set(addresses)).toEqual(new Set(['198.51.100.17']));
  });

  it('adds no header', () => {
    expect(read({})).toBeUndefined();
  });
});
