import { Html, html } from '../../pages/layout';

/** A column of a table: its heading, and the class of its cells. */
export interface Column {
  readonly title: string;
  readonly name: string;
}

/**
 * A table whose first column names its rows. `label` is the id of the heading that names the table. On a narrow screen each
 * row becomes a block and its cells say their column themselves: the roles keep it a table for those who listen.
 */
export function helpTable(label: string, columns: readonly Column[], rows: readonly (readonly Html[])[]): Html {
  return html`<table role="table" class="help-page-table" aria-labelledby="${label}">
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(({ title }) => html`<th scope="col" role="columnheader">${title}</th> `)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (cells) =>
          html`<tr role="row">
            ${cells.map((content, index) => cell(content, index, columns[index]))}
          </tr> `,
      )}
    </tbody>
  </table>`;
}

const cell = (content: Html, index: number, column: Column | undefined): Html =>
  index === 0
    ? html`<th scope="row" role="rowheader" class="${column?.name ?? ''}">${content}</th> `
    : html`<td role="cell" class="${column?.name ?? ''}" data-column="${column?.title ?? ''}">${content}</td> `;

export const paragraph = (text: string | Html): Html => html`<p>${text}</p>`;
