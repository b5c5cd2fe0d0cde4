import { FunnelOfDays, type DeliveryDay } from '../../notification';
import type { Overview } from './overview';
import { overviewBody, overviewPage } from './overview.page';

const DAY = Date.UTC(2026, 10, 27);

const counts = (rest: Partial<DeliveryDay>): DeliveryDay => ({
  ...{ day: DAY, app: 'default', kind: 'code', channel: 'sms', country: 'CN', vendor: 'aliyun' },
  ...{ asked: 0, accepted: 0, delivered: 0, entered: 0, failed: 0, cost: 0 },
  ...rest,
});

const overviewOf = (rows: readonly DeliveryDay[], rest: Partial<Overview> = {}): Overview => ({
  ...{ range: 7, readAt: DAY, funnel: new FunnelOfDays(['2026-11-26', '2026-11-27'], rows), capPerDay: 50 },
  ...{ lastHour: [], breakers: [], waiting: [], refusals: [], blocks: 0, heldBack: 0 },
  ...rest,
});

const FULL = counts({
  asked: 12_480,
  accepted: 12_400,
  delivered: 12_000,
  entered: 9_984,
  failed: 80,
  cost: 41_000_000,
});

/** Text of the markup, with one space between pieces. */
const textOf = (markup: string): string => markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the page of the overview', () => {
  it('shows numbers with separators, and shares of the stage before', () => {
    const text = textOf(overviewBody(overviewOf([FULL])).markup);
    for (const part of ['Asked 12,480', 'Accepted 12,400 99.4%', 'Delivered 12,000 96.8%', 'Entered 9,984 80.0%'])
      expect(text).toContain(part);
    expect(text).toContain('default 41.00 of 50.00');
    expect(text).toContain('China 12,480 96.2% 80.0%');
  });

  it('has the figures of each chart as a table, and a description', () => {
    const { markup } = overviewBody(overviewOf([FULL]));
    expect(markup.match(/<figcaption/g)).toHaveLength(2);
    expect(markup.match(/<details>/g)).toHaveLength(2);
    expect(textOf(markup)).toContain('Nov 27 12,480 12,400 12,000 9,984 80');
    expect(textOf(markup)).toContain('Nov 26 0 0 0 0 0');
  });

  it('says that nothing was sent, and draws no chart', () => {
    const { markup } = overviewBody(overviewOf([]));
    expect(textOf(markup)).toContain('Nothing sent yet');
    expect(markup).not.toContain('<figure>');
    expect(markup).not.toMatch(/NaN|undefined/);
  });

  it('shows the health of providers, what waits, and what was refused', () => {
    const { markup } = overviewBody(
      overviewOf([FULL], {
        breakers: [
          { vendor: 'aliyun', state: 'open', throttledMs: 0 },
          { vendor: 'twilio', state: 'closed', throttledMs: 42_000 },
        ],
        lastHour: [{ vendor: 'smtp', channel: 'email', accepted: 9, delivered: 0, entered: 8 }],
        waiting: [{ channel: 'sms', state: 'queued', messages: 1_240, oldestMs: 190_000 }],
        refusals: [{ event: 'verify-code', reason: 'code-wrong', times: 1_132 }],
        ...{ blocks: 4, heldBack: 1 },
      }),
    );
    const text = textOf(markup);
    for (const part of ['aliyun broken', 'twilio throttled 42 s', 'smtp not called here 9 0 8'])
      expect(text).toContain(part);
    for (const part of ['SMS, oldest 3 min 1,240 waiting', 'verify-code code-wrong 1,132', 'Blocks in force 4'])
      expect(text).toContain(part);
  });

  it('joins the smallest countries in one row', () => {
    const countries = ['CN', 'HK', 'TW', 'US', 'SG', 'DE', 'ID', 'FR', 'GB', 'IT', 'ES'];
    const rows = countries.map((country, index) => counts({ country, asked: 100 - index, entered: 50 }));
    const text = textOf(overviewBody(overviewOf(rows)).markup);
    expect(text).toContain('France 93');
    expect(text).toContain('3 more 273');
    expect(text).not.toContain('Italy');
  });

  it('links to the other ranges where it has a path only', () => {
    const { markup } = overviewBody(overviewOf([FULL]), '/console');
    expect([...markup.matchAll(/href="([^"]*)"/g)].map(([, link]) => link)).toEqual([
      '/console?days=7',
      '/console?days=30',
      '/console?days=90',
    ]);
    expect(overviewBody(overviewOf([FULL])).markup).not.toContain('href');
  });

  it('has nothing that its own Content-Security-Policy forbids, and escapes names', () => {
    const { html } = overviewPage(
      overviewOf([counts({ asked: 2, entered: 1, cost: 1, app: '<i>', vendor: '"><script>' })]),
    );
    expect(html).not.toMatch(/\sstyle=|\son\w+=|<script|<i>|https?:|@import|url\(/);
  });
});
