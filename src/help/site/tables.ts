import type { UiLocale } from '../../common';
import { type Html, html, langSpan } from '../../pages/layout';
import type { LineType, ModelLine } from '../docs/model';
import { siteStrings } from '../strings/site.strings';

/** Column of an HTML table: its title and CSS class. */
export interface Column {
  readonly title: string;
  /** CSS class of the column's cells. */
  readonly name: string;
}

/**
 * Renders a table whose first column contains the row headers. `label` is the id of the heading that names the table.
 * On a narrow screen the style sheet shows rows as blocks, in which each cell repeats its column title; the ARIA roles
 * preserve the table for screen readers there.
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

/** Renders the table of the members of a model or of parameters; `None.` when there are none. */
export function lineTable(label: string, lines: readonly ModelLine[], locale: UiLocale): Html {
  const strings = siteStrings[locale];
  if (lines.length === 0) return paragraph(strings.none);
  const columns = [
    { title: strings.name, name: 'parameter-name' },
    { title: strings.description, name: 'parameter-documentation' },
    { title: strings.type, name: 'parameter-type' },
    { title: strings.notes, name: 'parameter-annotations' },
  ];
  return helpTable(
    label,
    columns,
    lines.map(({ name, about, type, notes }) => [
      html`${name}`,
      paragraph(langSpan(about, locale)),
      englishType(printType(type), locale),
      html`${notes.length === 0 ? paragraph(strings.none) : notes.map((note) => paragraph(langSpan(note, locale)))}`,
    ]),
  );
}

/** Marks the name of a type as English, for pages in another language: type names are not translated. */
const englishType = (type: Html, locale: UiLocale): Html =>
  locale === 'en' ? type : html`<span lang="en">${type}</span>`;

/** Renders a type as ASP.NET's help pages print it: a phrase, a link to a model, or a collection of either. */
export function printType(type: LineType): Html {
  if ('collectionOf' in type)
    return html`<span class="collection">Collection of ${printType(type.collectionOf)}</span>`;
  return 'model' in type ? modelLink(type.model) : html`${type.text}`;
}

export const modelLink = (name: string): Html =>
  html`<a href="/Help/ResourceModel?modelName=${encodeURIComponent(name)}">${name}</a>`;
