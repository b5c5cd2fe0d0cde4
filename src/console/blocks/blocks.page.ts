import type { Block } from '../../blocks';
import { type Html, html, type Page } from '../../pages/layout';
import { consoleStrings } from '../console.strings';
import { choice, type ConsolePage, consolePage, csrfField, table, textField } from '../frame/console-page';
import type { CurrentOperator } from '../frame/current-operator';
import { shownTime } from '../frame/shown-time';

const strings = consoleStrings.blocks;

/** Renders the page of blocks: the form for a new one, and what is blocked. */
export function blocksPage(
  operator: CurrentOperator,
  blocks: readonly Block[],
  told: Pick<ConsolePage, 'notice' | 'problem'> = {},
): Page {
  const body = html`<p class="soft">${strings.intro}</p>
    ${
      blocks.length === 0
        ? html`<p>${strings.none}</p>`
        : table(
            strings.columns,
            blocks.map((block) => rowOf(block, operator)),
          )
    }
    <h2>${strings.submit}</h2>
    <form class="card" method="post" action="/console/blocks">
      ${csrfField(operator)} ${choice('kind', strings.kind, Object.entries(strings.kinds))}
      ${textField('value', strings.value)} ${textField('duration', strings.duration)}
      ${textField('reason', strings.reason)}
      <button class="main">${strings.submit}</button>
    </form>`;
  return consolePage({ title: strings.title, operator, body, ...told });
}

const rowOf = (
  { id, kind, shown, expiresAt, createdBy, reason }: Block,
  operator: CurrentOperator,
): (string | Html)[] => [
  kind,
  shown,
  expiresAt === null ? strings.forever : shownTime(expiresAt),
  createdBy,
  reason ?? '',
  html`<form method="post" action="/console/blocks/remove">
    ${csrfField(operator)}<input type="hidden" name="id" value="${id}" />
    <button class="small" aria-label="${strings.remove} ${shown}">${strings.remove}</button>
  </form>`,
];
