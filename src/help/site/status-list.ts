import type { FaceLocale } from '../../kernel';
import { type Html, html, said } from '../../page';
import type { Entry } from '../catalogue/entry';
import { statusesOf } from '../openapi/status-text';
import { additionWords } from './addition.words';

/** Every HTTP status that the operation is answered with, and the body where it is none of the rows. */
export const statusList = (entry: Entry, locale: FaceLocale): Html =>
  html`<h3 id="http-status">${additionWords[locale].status}</h3>
    <dl>
      ${statusesOf(entry).map(
        ({ status, about, body }) =>
          html`<dt>${status}</dt>
            <dd>${said(about, locale)} ${body === undefined ? '' : html`<code lang="en">${body}</code>`}</dd> `,
      )}
    </dl>`;
