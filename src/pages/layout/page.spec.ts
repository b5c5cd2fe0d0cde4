import { createHash } from 'node:crypto';
import { html } from './html';
import { page } from './page';

const sha256 = (text: string | undefined) =>
  `'sha256-${createHash('sha256')
    .update(text ?? '')
    .digest('base64')}'`;

describe('page', () => {
  const parts = { locale: 'zh-CN', title: '<标题>', style: 'p { margin: 0 }', body: html`<p>正文</p>` } as const;

  it('allows exactly its inline style and script', () => {
    const { headers, html: text } = page({ ...parts, script: 'run();' });
    const policy = headers['Content-Security-Policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src ${sha256(/<style>(.*)<\/style>/s.exec(text)?.[1])}`);
    expect(policy).toContain(`script-src ${sha256(/<script>(.*)<\/script>/s.exec(text)?.[1])}`);
    expect(policy).not.toContain('unsafe');
  });

  it('allows no script and no connection without a script', () => {
    expect(page(parts).headers['Content-Security-Policy']).not.toMatch(/script-src|connect-src/);
  });

  it('allows inline styles for framed documents, and still no script', () => {
    const policy = page({ ...parts, hasForeignStyles: true }).headers['Content-Security-Policy'];
    expect(policy).toContain("default-src 'none'; style-src 'unsafe-inline';");
    expect(policy).not.toContain('script-src');
  });

  it('is not cached, sends no referrer and cannot be framed', () => {
    expect(page(parts).headers).toMatchObject({
      ...{ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Frame-Options': 'DENY' },
    });
  });

  it('escapes its title and declares its language', () => {
    expect(page(parts).html).toContain('<title>&lt;标题&gt;</title>');
    expect(page(parts).html).toContain('<html lang="zh-CN">');
  });
});
