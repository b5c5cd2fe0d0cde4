import type { UiLocale } from '../../common';
import { type Html, html, type Page } from '../../pages/layout';
import type { EnumModel, Model } from '../docs/model';
import { helpTable, paragraph, lineTable } from './tables';
import { helpPage } from './help-page';
import { siteStrings } from '../strings/site.strings';

const HEADING = 'model';

/** The page of one model: the members of a class, or the values of an enum. */
export function modelPage(model: Model, locale: UiLocale): Page {
  const content = model.kind === 'enum' ? memberTable(model, locale) : lineTable(HEADING, model.lines, locale);
  const main = html`<h1 id="${HEADING}">${model.name}</h1>
    ${content}`;
  return helpPage({ locale, title: model.name, main });
}

function memberTable({ members }: EnumModel, locale: UiLocale): Html {
  const words = siteStrings[locale];
  const columns = [
    { title: words.name, name: 'enum-name' },
    { title: words.value, name: 'enum-value' },
    { title: words.description, name: 'enum-description' },
  ];
  const rows = members.map(({ name, value }) => [html`<b>${name}</b>`, paragraph(String(value)), paragraph('')]);
  return html`<p>${words.members}</p>
    ${helpTable(HEADING, columns, rows)}`;
}
