import type { UiLocale } from '../../common';
import { type Html, html, langSpan } from '../../pages/layout';
import type { OperationDoc } from '../docs/operation-doc';
import { statusesOf } from '../openapi/status-text';
import { extraStrings } from './extras.strings';

/** Every HTTP status that the operation is answered with, and the body where it is none of the rows. */
export const statusList = (entry: OperationDoc, locale: UiLocale): Html =>
  html`<h3 id="http-status">${extraStrings[locale].status}</h3>
    <dl>
      ${statusesOf(entry).map(
        ({ status, about, body }) =>
          html`<dt>${status}</dt>
            <dd>${langSpan(about, locale)} ${body === undefined ? '' : html`<code lang="en">${body}</code>`}</dd> `,
      )}
    </dl>`;
