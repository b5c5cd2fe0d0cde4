import type { ApiDescription } from '../../http';
import { landingPage } from './landing.page';
import type { LandingOptions } from './landing.options';

const api: ApiDescription = {
  name: 'smssend',
  title: '短信 /api/Smssend',
  english: 'SMS',
  about: '',
  resultFields: { number: 'code', text: 'msg' },
  groups: [],
};
const account = { dialect: 'v1', username: 'demo-v1', phone: '+8613800138005' };
const options = {
  ...{ inbox: true, help: true, basePath: '/regain', publicUrl: 'https://id.example.com/regain' },
  answers: [{ href: '/answers', title: '忘记密码 /Systems' }],
  pages: [{ href: '/recover', title: 'Recover an account' }],
  ...{ v1: true, apis: [api], accounts: [account] },
  limits: { cooldownSeconds: 60, dialectCooldownMaxSeconds: 999 },
} satisfies LandingOptions;

describe('landingPage', () => {
  it('marks texts in another language than the page', () => {
    expect(landingPage(options, 'en').html).toContain('<span lang="zh">忘记密码 /Systems</span>');
    expect(landingPage(options, 'zh-CN').html).not.toContain('lang="zh"');
  });

  it('links what runs, and nothing else', () => {
    const linked = ({ html }: { readonly html: string }) =>
      [...html.matchAll(/<a href="([^"]*)"/g)].map(([, to]) => to);
    expect(linked(landingPage(options, 'en'))).toEqual([
      ...['/inbox', '/inbox/templates', '/Help', '/docs', '/docs/postman.json', '/recover'],
      ...[
        '/reset',
        '/health/live',
        '/health/ready',
        '/docs?urls.primaryName=v1',
        '/docs?urls.primaryName=smssend',
        '/answers',
      ],
    ]);
    const least = landingPage({ ...options, inbox: false, help: false, answers: [], pages: [] }, 'en');
    expect(linked(least)).toEqual(['/reset', '/health/live', '/health/ready']);
  });

  it('prints calls of the public address, only where the demo account of their API is', () => {
    expect(landingPage(options, 'en').html).toContain(
      'curl -s https://id.example.com/regain/v1/challenges -H &#39;Content-Type: application/json&#39;',
    );
    expect(landingPage({ ...options, accounts: [] }, 'en').html).not.toContain('curl');
    expect(landingPage({ ...options, v1: false }, 'en').html).not.toContain('curl');
  });

  it('has buttons for journeys without accounts where the inbox is, and no others without accounts', () => {
    const tried = { ...api, journeys: [{ name: 'Verify', isWithoutAccount: true, steps: [] }] } as const;
    const buttons = (more: Partial<LandingOptions>) =>
      [...landingPage({ ...options, apis: [tried], accounts: [], ...more }, 'en').html.matchAll(/id="run-(\w+)"/g)].map(
        ([, name]) => name,
      );
    expect(buttons({})).toEqual(['smssend']);
    expect(buttons({ inbox: false })).toEqual([]);
    expect(buttons({ apis: [{ ...api, journeys: [{ name: 'Recover', steps: [] }] }] })).toEqual([]);
  });

  it('has no script and no buttons where nothing can be tried', () => {
    const { html, headers } = landingPage({ ...options, accounts: [] }, 'en');
    expect(html).not.toMatch(/<script|<button/);
    expect(headers['Content-Security-Policy']).not.toMatch(/script-src|connect-src|img-src/);
  });
});
