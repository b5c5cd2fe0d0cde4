import type { ExecutionContext } from '@nestjs/common';
import { firstValueFrom, of } from 'rxjs';
import { html } from './html';
import { page } from './page';
import { PageInterceptor } from './page.interceptor';

describe('PageInterceptor', () => {
  const sent: unknown[] = [];
  const reply = {
    status: (status: number) => (sent.push(status), reply),
    headers: (headers: object) => (sent.push(headers), reply),
  };
  const context = { switchToHttp: () => ({ getResponse: () => reply }) } as unknown as ExecutionContext;
  const body = html`<a href="/Help?a=b#c">1</a><img src="/x.png" />
    <form action="/user"></form>
    <a href="/">2</a><a href="#here">3</a><a href="?q=1">4</a><a href="https://example.org/">5</a>
    <a href="//example.org/">6</a>
    <pre>${'<a href="/Help">'}</pre>`;
  const show = (basePath: string, status?: number) => {
    sent.length = 0;
    const shown = { ...page({ locale: 'en', title: 't', style: '', body }), ...(status !== undefined && { status }) };
    const sentText = new PageInterceptor({ basePath }).intercept(context, { handle: () => of(shown) });
    return firstValueFrom(sentText).then((text) => ({ shown, text }));
  };

  it('puts the base path before links to paths of the service only', async () => {
    const { text } = await show('/regain');
    const links = [...text.matchAll(/ (?:href|src|action|data-root)="([^"]*)"/g)].map(([, link]) => link);
    expect(links).toEqual([
      ...['/regain/', '/regain/Help?a=b#c', '/regain/x.png', '/regain/user', '/regain/'],
      ...['#here', '?q=1', 'https://example.org/', '//example.org/'],
    ]);
    expect(text).toContain('&lt;a href=&quot;/Help&quot;&gt;');
  });

  it('changes nothing on the root of a host', async () => {
    const { shown, text } = await show('');
    expect(text).toBe(shown.html);
  });

  it('sends status and headers of the page', async () => {
    const { shown } = await show('', 404);
    expect(sent).toEqual([404, shown.headers]);
    await show('');
    expect(sent[0]).toBe(200);
  });
});
