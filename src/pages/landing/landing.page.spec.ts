import { LandingLinks } from './landing-links';
import { landingPage } from './landing.page';

const offer = new LandingLinks(true, true, [{ href: '/answers', title: '忘记密码 /Systems' }]);

describe('the landing page', () => {
  it('marks what is in another language than its own', () => {
    expect(landingPage(offer, 'en').html).toContain('<span lang="zh">忘记密码 /Systems</span>');
    expect(landingPage(offer, 'zh-CN').html).not.toContain('lang="zh"');
  });
});
