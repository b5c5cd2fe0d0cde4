import type { BreakerStatus, Waiting } from '../../notification';
import { type Html, html } from '../../pages/layout';
import { duration, whole } from './format';
import type { Overview } from './overview';
import { overviewStrings as strings } from './overview.strings';

const [vendor, state, accepted, delivered, entered] = strings.vendorHead;

/** Age of the oldest waiting message from which it is shown as bad, in milliseconds. */
const OLD_MS = 60_000;

/** Card of the health of the vendors, and of the codes that each got in the last hour. */
export function vendorCard({ breakers, lastHour }: Overview): Html {
  const names = [...new Set([...breakers, ...lastHour].map(({ vendor }) => vendor))].sort();
  const rows = names.map((name) => {
    const hour = lastHour.filter(({ vendor }) => vendor === name);
    const sum = (stage: 'accepted' | 'delivered' | 'entered') =>
      hour.reduce((total, counts) => total + counts[stage], 0);
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${health(breakers.find(({ vendor }) => vendor === name))}</td>
      ${(['accepted', 'delivered', 'entered'] as const).map(
        (stage) => html`<td class="num ${stage === 'delivered' ? 'spare' : ''}">${whole(sum(stage))}</td>`,
      )}
    </tr>`;
  });
  return html`<section class="card">
    <h2>${strings.vendors}</h2>
    ${names.length === 0 ? html`<p class="plain-text">${strings.noVendors}</p>` : vendorTable(rows)}
  </section>`;
}

const vendorTable = (rows: readonly Html[]): Html =>
  html`<p class="hint">${strings.vendorsHint}</p>
    <div class="wide" tabindex="0" role="region" aria-label="${strings.vendors}">
      <table>
        <thead>
          <tr>
            <th scope="col">${vendor}</th>
            <th scope="col">${state}</th>
            <th scope="col" class="num">${accepted}</th>
            <th scope="col" class="num spare">${delivered}</th>
            <th scope="col" class="num">${entered}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;

function health(status: BreakerStatus | undefined): Html {
  if (status === undefined) return html`<span class="soft">${strings.unseen}</span>`;
  const { state, throttledMs } = status;
  const isGood = state === 'closed' && throttledMs === 0;
  const text = throttledMs > 0 ? strings.throttled(duration(throttledMs)) : strings.breaker[state];
  return html`<span class="state ${isGood ? 'good' : 'bad'}">${text}</span>`;
}

/** Card of the messages that wait in the outbox. */
export function outboxCard(waiting: readonly Waiting[]): Html {
  const channels = [...new Set(waiting.map(({ channel }) => channel))];
  const rows = channels.map((name) => {
    const own = waiting.filter(({ channel }) => channel === name);
    const oldest = Math.max(...own.map(({ oldestMs }) => oldestMs));
    const count = own.reduce((total, { messages }) => total + messages, 0);
    return html`<dt>${strings.channel[name] ?? name}, ${strings.oldest(duration(oldest))}</dt>
      <dd class="${oldest >= OLD_MS ? 'bad' : ''}">${strings.backlog(whole(count))}</dd>`;
  });
  return html`<section class="card">
    <h2>${strings.outbox}</h2>
    ${rows.length === 0 ? html`<p class="plain-text">${strings.noBacklog}</p>` : html`<dl class="counts">${rows}</dl>`}
  </section>`;
}
