import type { UiLocale } from '../../common';
import { type Html, html, langSpan } from '../../pages/layout';
import type { ModelLine } from '../docs/model';
import { helpTable, paragraph } from './columns';
import { printType } from './model-link';
import { siteStrings } from './site.strings';

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
