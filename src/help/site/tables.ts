import type { UiLocale } from '../../common';
import type { PrintedType } from '../../http';
import { Html, html, langSpan } from '../../pages/layout';
import type { ModelLine } from '../docs/model';
import { siteStrings } from '../strings/site.strings';

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

/** A link to a model's page. */
export const modelLink = (name: string): Html =>
  html`<a href="/Help/ResourceModel?modelName=${encodeURIComponent(name)}">${name}</a>`;

/** A type as ASP.NET's help pages print it: in words, as a link to its model, or as a collection of either. */
export function printType(type: PrintedType): Html {
  if ('collectionOf' in type)
    return html`<span class="collection">Collection of ${printType(type.collectionOf)}</span>`;
  return 'model' in type ? modelLink(type.model) : html`${type.text}`;
}

/** The table of a model's members or of parameters; `None.` where there are none. */
export function lineTable(label: string, lines: readonly ModelLine[], locale: UiLocale): Html {
  const words = siteStrings[locale];
  if (lines.length === 0) return paragraph(words.none);
  const columns = [
    { title: words.name, name: 'parameter-name' },
    { title: words.description, name: 'parameter-documentation' },
    { title: words.type, name: 'parameter-type' },
    { title: words.notes, name: 'parameter-annotations' },
  ];
  return helpTable(
    label,
    columns,
    lines.map(({ name, about, type, notes }) => [
      html`${name}`,
      paragraph(langSpan(about, locale)),
      foreignType(printType(type), locale),
      html`${notes.length === 0 ? paragraph(words.none) : notes.map((note) => paragraph(langSpan(note, locale)))}`,
    ]),
  );
}

/** Type names are English wherever they stand. */
const foreignType = (type: Html, locale: UiLocale): Html =>
  locale === 'en' ? type : html`<span lang="en">${type}</span>`;
