import { createHash } from 'node:crypto';
import { swaggerUiHeaders } from './swagger-ui-headers';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policyOf = (page: string): string => swaggerUiHeaders(page)['content-security-policy'] ?? '';

describe('swaggerUiHeaders', () => {
  it('allows inline styles by their hashes', () => {
    const policy = policyOf('<style>\na{}\n</style><svg style="width:0"></svg><style>b{}</style>');
    expect(policy).toMatch(/style-src 'self' '\S+' /);
    expect(policy).toContain(`${hash('\na{}\n')} ${hash('b{}')};`);
    expect(policy).toContain(`style-src-attr 'unsafe-hashes' ${hash('width:0')};`);
  });

  it('allows no inline script and no other host', () => {
    const policy = policyOf('<script>alert(1)</script>');
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|http|\*/);
  });

  it('forbids frames, referrers and type sniffing', () => {
    expect(swaggerUiHeaders('')).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });
});
