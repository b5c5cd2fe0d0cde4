import type { UiLocale } from '../../common';
import { type Html, html, langSpan, type Page, siteLayout } from '../layout';
import { firstCalls } from './first-calls';
import { type JourneyPlan, journeyPlans } from './journey-plans';
import type { JourneyAccount, LandingOptions, PageLink } from './landing.options';
import { landingScript } from './landing.script';
import { type LandingStrings, landingStrings } from './landing.strings';

/** Renders the landing page: what runs, first calls, journeys of the demo accounts to try, links to every page. */
export function landingPage(options: LandingOptions, locale: UiLocale): Page {
  const strings = landingStrings[locale];
  const { answers, basePath } = options;
  const plans = plansOf(options, locale);
  const body = html`<header>
      <h1>regain</h1>
      <p class="soft">${strings.intro}</p>
    </header>
    <main>
      ${section(strings.pages, pagesOf(options, strings), basePath, locale)} ${calls(options, strings)}
      ${journeys(plans, options, strings)} ${section(strings.apis, apisOf(options, locale), basePath, locale)}
      ${section(strings.answers, answers, basePath, locale)}
    </main>`;
  const script = plans.length === 0 ? {} : { script: landingScript, showsBlobs: true };
  return siteLayout({ locale, title: 'regain', body, ...script });
}

/** Journeys whose demo account there is, and those without one; none without the inbox, which has their codes. */
const plansOf = ({ apis, accounts, limits, inbox }: LandingOptions, locale: UiLocale): readonly JourneyPlan[] =>
  journeyPlans(apis, limits, locale).filter(
    ({ api, isWithoutAccount }) => inbox && (isWithoutAccount || accounts.some(({ dialect }) => dialect === api)),
  );

const pagesOf = ({ help, inbox, pages }: LandingOptions, strings: LandingStrings): readonly PageLink[] => [
  ...(inbox ? inboxLinks(strings) : []),
  ...(help ? helpLinks(strings) : []),
  ...pages,
  { href: '/reset', title: strings.reset },
  { href: '/health/live', title: strings.live },
  { href: '/health/ready', title: strings.ready },
];

const helpLinks = ({ help, swagger, postman }: LandingStrings): readonly PageLink[] => [
  { href: '/Help', title: help },
  { href: '/docs', title: swagger },
  { href: '/docs/postman.json', title: postman },
];

const inboxLinks = ({ inbox, templates }: LandingStrings): readonly PageLink[] => [
  { href: '/inbox', title: inbox },
  { href: '/inbox/templates', title: templates },
];

/** Links to the documentation of each API; none where none is served. */
const apisOf = ({ help, v1, apis }: LandingOptions, locale: UiLocale): readonly PageLink[] =>
  help
    ? [
        ...(v1 ? [docsOf('v1', landingStrings[locale].v1)] : []),
        ...apis.map(({ name, title, english }) =>
          docsOf(name, locale === 'en' && english !== undefined ? `${english} (${name})` : title),
        ),
      ]
    : [];

const docsOf = (name: string, title: string): PageLink => ({ href: `/docs?urls.primaryName=${name}`, title });

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

function calls(options: LandingOptions, strings: LandingStrings): Html | string {
  const lines = firstCalls(options);
  if (lines.length === 0) return '';
  return html`<h2>${strings.calls}</h2>
    <p class="soft">${strings.callsAbout}</p>
    <pre class="card shell" tabindex="0">${lines.join('\n')}</pre>`;
}

/** Demo account of a journey, or the number of one without an account. */
function triedBy({ steps }: JourneyPlan, account: JourneyAccount | undefined): string {
  const [number = ''] = steps.flatMap(({ sendsTo = [] }) => sendsTo);
  return account === undefined ? number : `${account.username} ${account.phone}`;
}

function journeys(
  plans: readonly JourneyPlan[],
  { accounts, help, v1 }: LandingOptions,
  strings: LandingStrings,
): Html | string {
  if (plans.length === 0) return '';
  const byHand = help ? html`<noscript><a href="/Help">${strings.byHand}</a></noscript>` : '';
  const items = plans.map((plan) => {
    const account = accounts.find(({ dialect }) => dialect === plan.api);
    return html`<li>
      <div class="row">
        <span>${plan.title}</span><code class="soft">${triedBy(plan, account)}</code>
        <button
          class="small end"
          type="button"
          hidden
          data-plan="${JSON.stringify({ ...plan, username: account?.username })}"
        >
          ${strings.tryIt}<span class="unseen"> ${plan.api}</span>
        </button>
        ${byHand}
      </div>
      <div id="run-${plan.api}" aria-live="polite" hidden>
        <ol class="run"></ol>
        <p role="status"></p>
      </div>
    </li>`;
  });
  return html`<h2>${strings.journeys}</h2>
    <p class="soft">${strings.journeysAbout}</p>
    <ul
      id="journeys"
      class="plain card"
      data-strings="${JSON.stringify(strings.script)}"
      ${v1 ? html` data-sessions="v1/sessions"` : ''}
    >
      ${items}
    </ul>`;
}
