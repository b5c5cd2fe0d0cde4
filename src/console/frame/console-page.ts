import { Html, html, type Page, siteLayout } from '../../pages/layout';
import { consoleStrings as strings } from '../console.strings';
import { overviewStrings } from '../overview/overview.strings';
import type { CurrentOperator } from './current-operator';

/** Content of a page of the console. */
export interface ConsolePage {
  readonly title: string;
  /** Operator who sees it; undefined before the sign-in. */
  readonly operator?: CurrentOperator;
  readonly body: Html;
  /** Sentence about a failure, or about what was done. */
  readonly problem?: string | undefined;
  readonly notice?: string | undefined;
  /** HTTP status; by default 200, or 422 beside a problem. */
  readonly status?: number;
  /** Style sheet of the page beside that of the site. */
  readonly style?: string;
  /** True when the page uses more of a wide window than text does. */
  readonly isBroad?: boolean;
  /** True when the page frames previews of mails. */
  readonly hasForeignStyles?: boolean;
}

const UNPROCESSABLE = 422;

/** Pages in the navigation, in its order. */
const PAGES = [
  ['/console/overview', overviewStrings.title],
  ['/console/search', strings.search.title],
  ['/console/blocks', strings.blocks.title],
  ['/console/templates', strings.templates.title],
  ['/console/recovery', strings.recovery.title],
] as const;

/** Renders a page of the console: navigation, title, what happened, body. It has no script. */
export function consolePage(view: ConsolePage): Page {
  const { title, operator, body, hasForeignStyles = false } = view;
  const { problem, notice, style = '' } = view;
  const main = html`${operator ? header(operator, title) : ''}
    <main ${widthOf(view)}>
      <h1>${title}</h1>
      ${problem === undefined ? '' : html`<p class="bad" role="alert">${problem}</p>`}
      ${notice === undefined ? '' : html`<p class="good" role="status">${notice}</p>`} ${body}
    </main>`;
  return {
    ...siteLayout({
      ...{
        locale: 'en',
        title: `${title} · ${strings.name}`,
        body: main,
        submitsToItself: true,
        hasForeignStyles,
        style,
      },
    }),
    ...(problem !== undefined && { status: UNPROCESSABLE }),
    ...(view.status !== undefined && { status: view.status }),
  };
}

/** Hidden field with which every form of a signed-in operator begins. */
export const csrfField = ({ csrf }: CurrentOperator): Html => html`<input type="hidden" name="csrf" value="${csrf}" />`;

/** Text field with its label. */
export const textField = (name: string, label: string, value = ''): Html =>
  html`<label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="text" value="${value}" autocomplete="off" spellcheck="false" />`;

/** Choice of one of several values, with its label. */
export const choice = (
  name: string,
  label: string,
  values: readonly (readonly [value: string, text: string])[],
): Html =>
  html`<p>
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      ${values.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select>
  </p>`;

/** Table with a heading for each column. */
export const table = (headings: readonly string[], rows: readonly (readonly (string | Html)[])[]): Html =>
  html`<div class="card wide" tabindex="0" role="region" aria-label="${headings.join(', ')}">
    <table>
      <thead>
        <tr>
          ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

const NARROW = new Html('class="narrow"');
const BROAD = new Html('class="broad"');
const CURRENT = new Html('aria-current="page"');

const widthOf = ({ operator, isBroad = false }: ConsolePage): Html | '' => {
  if (operator === undefined) return NARROW;
  return isBroad ? BROAD : '';
};

function header(operator: CurrentOperator, title: string): Html {
  const links = PAGES.map(([href, text]) => html`<a href="${href}" ${text === title ? CURRENT : ''}>${text}</a>`);
  return html`<header>
    <nav class="row" aria-label="${strings.name}">
      ${links}
      <form class="end row" method="post" action="/console/sign-out">
        ${csrfField(operator)} <span class="soft">${operator.name}</span>
        <button class="small">${strings.signOut}</button>
      </form>
    </nav>
  </header>`;
}
