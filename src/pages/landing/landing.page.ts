import type { UiLocale } from '../../common';
import { type Html, html, langSpan, type Page, siteLayout } from '../layout';
import type { LandingLinks, PageLink } from './landing-links';
import { type LandingStrings, landingStrings } from './landing.strings';

/** Renders the landing page, with links to every page of the server. */
export function landingPage(links: LandingLinks, locale: UiLocale): Page {
  const strings = landingStrings[locale];
  const pages: readonly PageLink[] = [
    ...(links.help ? helpLinks(strings) : []),
    ...(links.inbox ? inboxLinks(strings) : []),
    { href: '/reset', title: strings.reset },
    { href: '/health/live', title: strings.live },
    { href: '/health/ready', title: strings.ready },
  ];
  const { answers, basePath } = links;
  const body = html`<header>
      <h1>regain</h1>
      <p class="soft">${strings.intro}</p>
    </header>
    <main>
      ${section(strings.pages, pages, basePath, locale)} ${section(strings.answers, answers, basePath, locale)}
    </main>`;
  return siteLayout({ locale, title: 'regain', body });
}

const helpLinks = ({ help, swagger, postman }: LandingStrings): readonly PageLink[] => [
  { href: '/Help', title: help },
  { href: '/docs', title: swagger },
  { href: '/docs/postman.json', title: postman },
];

const inboxLinks = ({ inbox, templates }: LandingStrings): readonly PageLink[] => [
  { href: '/inbox', title: inbox },
  { href: '/inbox/templates', title: templates },
];

function section(title: string, links: readonly PageLink[], basePath: string, locale: UiLocale): Html | string {
  if (links.length === 0) return '';
  const items = links.map(
    ({ href, title: name }) =>
      html`<li class="row">
        <a href="${href}">${langSpan(name, locale)}</a><code class="soft end">${basePath}${href}</code>
      </li> `,
  );
  return html`<h2>${title}</h2>
    <ul class="plain card">
      ${items}
    </ul>`;
}
