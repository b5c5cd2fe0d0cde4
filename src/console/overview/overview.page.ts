import { type Html, html, type Page, siteLayout } from '../../pages/layout';
import { percent, whole } from './format';
import { shareBar } from './blocks';
import { outboxCard, vendorCard } from './delivery.cards';
import { funnelCards } from './funnel.cards';
import { type Overview, RANGES } from './overview';
import { overviewStrings as strings } from './overview.strings';
import { protectionCard, refusalCard } from './protection.card';
import { overviewStyles } from './overview.styles';
import { spendCard } from './spend.card';

/** Page of the overview by itself, as a file. */
export const overviewPage = (overview: Overview): Page =>
  siteLayout({
    ...{ locale: 'en', title: strings.title, style: overviewStyles },
    body: html`<main class="broad">
      <h1>${strings.title}</h1>
      ${overviewBody(overview)}
    </main>`,
  });

/**
 * Body of the overview: how far codes came, what they cost, and how delivery and protection stand. `path` is that of the page, to which the
 * links to other ranges lead; without it there are none.
 */
export function overviewBody(overview: Overview, path?: string): Html {
  const isEmpty = overview.funnel.total.asked === 0;
  return html`<div class="ov">
    ${heading(overview, path)}
    ${isEmpty ? nothing : html`${tiles(overview)}${funnelCards(overview.funnel)}${spendCard(overview)}`}
    <div class="pair">
      ${vendorCard(overview)}
      <div>${outboxCard(overview.waiting)}${protectionCard(overview)}</div>
    </div>
    ${refusalCard(overview)}
  </div>`;
}

function heading({ range, readAt }: Overview, path: string | undefined): Html {
  const time = new Date(readAt).toISOString();
  return html`<div class="head">
    ${path === undefined ? html`<span class="soft">${strings.days(range)}</span>` : rangeLinks(range, path)}
    <time datetime="${time}">${strings.readAt(time.slice(0, 16).replace('T', ' '))}</time>
  </div>`;
}

const rangeLinks = (range: Overview['range'], path: string): Html =>
  html`<nav class="ranges" aria-label="${strings.range}">
    ${RANGES.map((days) =>
      days === range
        ? html`<a href="${path}?days=${days}" aria-current="true">${strings.days(days)}</a>`
        : html`<a href="${path}?days=${days}">${strings.days(days)}</a>`,
    )}
  </nav>`;

const nothing = html`<div class="card nothing">
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.3" aria-hidden="true">
    <path d="M4 5h16v11H9l-5 4z" stroke-linejoin="round" />
    <path d="M8 9h8M8 12h5" stroke-linecap="round" />
  </svg>
  <h2>${strings.empty}</h2>
  <p>${strings.emptyHint}</p>
</div>`;

function tiles({ funnel }: Overview): Html {
  const { asked, accepted, delivered, entered } = funnel.total;
  const steps = [
    { stage: 'asked', count: asked, of: undefined },
    { stage: 'accepted', count: accepted, of: asked },
    { stage: 'delivered', count: delivered, of: accepted },
    { stage: 'entered', count: entered, of: asked },
  ] as const;
  return html`<dl class="tiles">
    ${steps.map(
      ({ stage, count, of }) =>
        html`<div class="tile">
          <dt>${strings.stages[stage]}</dt>
          <dd>
            <div class="figure">${whole(count)}</div>
            <div class="rate">
              ${of === undefined ? '' : html`<b>${percent(count, of)}</b> `}${strings.stageHints[stage]}
            </div>
            ${shareBar(count / asked, 'f-entered')}
          </dd>
        </div>`,
    )}
  </dl>`;
}
