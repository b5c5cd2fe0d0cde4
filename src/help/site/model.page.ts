import type { UiLocale } from '../../common';
import { type Html, html, type Page } from '../../pages/layout';
import type { ClassModel, EnumModel } from '../docs/model';
import { siteStrings } from '../strings/site.strings';
import { helpPage } from './help-page';
import { helpTable, lineTable, paragraph } from './tables';

const HEADING = 'model';

/** Renders the page of one model: the members of a class, or the values of an enumeration. */
export function modelPage(model: Pick<ClassModel, 'kind' | 'name' | 'lines'> | EnumModel, locale: UiLocale): Page {
  const content = model.kind === 'enum' ? valueTable(model, locale) : lineTable(HEADING, model.lines, locale);
  const main = html`<h1 id="${HEADING}">${model.name}</h1>
    ${content}`;
  return helpPage({ locale, title: model.name, main });
}

function valueTable({ members }: EnumModel, locale: UiLocale): Html {
  const strings = siteStrings[locale];
  const columns = [
    { title: strings.name, name: 'enum-name' },
    { title: strings.value, name: 'enum-value' },
    { title: strings.description, name: 'enum-description' },
  ];
  const rows = members.map(({ name, value }) => [html`<b>${name}</b>`, paragraph(String(value)), paragraph('')]);
  return html`<p>${strings.members}</p>
    ${helpTable(HEADING, columns, rows)}`;
}
