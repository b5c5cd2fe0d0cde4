import { type Html, html } from '../../pages/layout';
import type { PrintedType } from '../../http';

/** A link to a model's page. */
export const modelLink = (name: string): Html =>
  html`<a href="/Help/ResourceModel?modelName=${encodeURIComponent(name)}">${name}</a>`;

/** A type as ASP.NET's help pages print it: in words, as a link to its model, or as a collection of either. */
export function printType(type: PrintedType): Html {
  if ('collectionOf' in type)
    return html`<span class="collection">Collection of ${printType(type.collectionOf)}</span>`;
  return 'model' in type ? modelLink(type.model) : html`${type.text}`;
}
