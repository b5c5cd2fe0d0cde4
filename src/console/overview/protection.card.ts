import { type Html, html } from '../../pages/layout';
import { whole } from './format';
import type { Overview } from './overview';
import { overviewStrings as strings } from './overview.strings';

/** Card of the blocks in force, and of the destinations that are held back. */
export const protectionCard = ({ blocks, heldBack }: Overview): Html =>
  html`<section class="card">
    <h2>${strings.protection}</h2>
    <dl class="counts">
      <dt>${strings.blocks}</dt>
      <dd>${whole(blocks)}</dd>
      <dt>${strings.heldBack}</dt>
      <dd class="${heldBack > 0 ? 'bad' : ''}">${whole(heldBack)}</dd>
    </dl>
  </section>`;

/** Card of the requests that were refused, wrong codes and pauses among them. */
export const refusalCard = ({ refusals }: Overview): Html =>
  html`<section class="card">
    <h2>${strings.refused}</h2>
    ${refusals.length === 0 ? html`<p class="plain-text">${strings.noRefusals}</p>` : refusalTable(refusals)}
  </section>`;

const refusalTable = (refusals: Overview['refusals']): Html =>
  html`<div class="wide" tabindex="0" role="region" aria-label="${strings.refused}">
    <table>
      <thead>
        <tr>
          ${strings.refusalHead.map((text, column) => html`<th scope="col" class="${column < 2 ? '' : 'num'}">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${refusals.map(
          ({ event, reason, times }) =>
            html`<tr>
              <th scope="row">${event}</th>
              <td>${reason}</td>
              <td class="num">${whole(times)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
