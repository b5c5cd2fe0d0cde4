import type { UiLocale } from '../../common';
import { type Html, html, type Page, langSpan } from '../layout';
import { siteLayout } from '../layout/site-layout';
import type { LandingLinks, PageLink } from './landing-links';

interface LandingWords {
  readonly intro: string;
  readonly pages: string;
  readonly answers: string;
  readonly inbox: string;
  readonly help: string;
  readonly swagger: string;
  readonly postman: string;
  readonly templates: string;
  readonly reset: string;
  readonly live: string;
  readonly ready: string;
}

const words: Readonly<Record<UiLocale, LandingWords>> = {
  'zh-CN': {
    intro: '账号找回与一次性验证码服务，使用您的客户端已经在用的接口。',
    pages: '页面',
    answers: '返回码',
    inbox: '开发收件箱',
    help: '接口文档',
    swagger: 'Swagger UI',
    postman: 'Postman 集合',
    templates: '消息模板',
    reset: '设置新密码（由邮件中的链接打开）',
    live: '存活检查',
    ready: '就绪检查',
  },
  en: {
    intro: 'Account recovery and one-time codes, in the words your clients already speak.',
    pages: 'Pages',
    answers: 'Answers of the interfaces',
    inbox: 'Development inbox',
    help: 'Help pages of the interfaces',
    swagger: 'Swagger UI',
    postman: 'Postman collection',
    templates: 'Message templates',
    reset: 'Choose a new password (opened by the link in a mail)',
    live: 'Liveness',
    ready: 'Readiness',
  },
};

/** The page that leads to everything else. */
export function landingPage(offer: LandingLinks, locale: UiLocale): Page {
  const say = words[locale];
  const pages: readonly PageLink[] = [
    ...(offer.help
      ? [
          { href: '/Help', title: say.help },
          { href: '/docs', title: say.swagger },
          { href: '/docs/postman.json', title: say.postman },
        ]
      : []),
    ...(offer.inbox ? development(say) : []),
    { href: '/reset', title: say.reset },
    { href: '/health/live', title: say.live },
    { href: '/health/ready', title: say.ready },
  ];
  const body = html`<header>
      <h1>regain</h1>
      <p class="soft">${say.intro}</p>
    </header>
    <main>${section(say.pages, pages, locale)} ${section(say.answers, offer.answers, locale)}</main>`;
  return siteLayout({ locale, title: 'regain', body });
}

const development = ({ inbox, templates }: LandingWords): readonly PageLink[] => [
  { href: '/inbox', title: inbox },
  { href: '/inbox/templates', title: templates },
];

function section(title: string, links: readonly PageLink[], locale: UiLocale): Html | string {
  if (links.length === 0) return '';
  const items = links.map(
    ({ href, title: name }) =>
      html`<li class="row"><a href="${href}">${langSpan(name, locale)}</a><code class="soft end">${href}</code></li> `,
  );
  return html`<h2>${title}</h2>
    <ul class="plain card">
      ${items}
    </ul>`;
}
