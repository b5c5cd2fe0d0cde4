import { LandingLinks } from './landing-links';
import { landingPage } from './landing.page';

const links = new LandingLinks(true, true, [{ href: '/answers', title: '忘记密码 /Systems' }]);

describe('landingPage', () => {
  it('marks texts in another language than the page', () => {
    expect(landingPage(links, 'en').html).toContain('<span lang="zh">忘记密码 /Systems</span>');
    expect(landingPage(links, 'zh-CN').html).not.toContain('lang="zh"');
  });
});
