import { isSameOrigin } from './same-origin';

const PUBLIC_URL = 'https://id.example.com/regain';
const host = 'internal.example.com:3000';

describe('isSameOrigin', () => {
  it.each([
    ['the origin itself', { 'sec-fetch-site': 'same-origin', origin: 'null' }],
    ['a browser without Sec-Fetch-Site that hides the origin', { origin: 'null' }],
    ['no browser', {}],
    ['the host of the request', { origin: 'http://internal.example.com:3000' }],
    ['the host of the public URL', { origin: 'https://id.example.com' }],
  ])('takes %s', (_what, headers) => {
    expect(isSameOrigin({ host, ...headers }, PUBLIC_URL)).toBe(true);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://id.example.com' }],
    ['another host of the site', { 'sec-fetch-site': 'same-site' }],
    ['no page at all', { 'sec-fetch-site': 'none' }],
    ['another origin', { origin: 'https://evil.example.com' }],
    ['the public host over http', { origin: 'http://id.example.com' }],
    ['an unreadable origin', { origin: 'evil' }],
  ])('refuses %s', (_what, headers) => {
    expect(isSameOrigin({ host, ...headers }, PUBLIC_URL)).toBe(false);
  });
});
