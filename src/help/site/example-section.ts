import type { FaceLocale } from '../../kernel';
import { type Html, html, said } from '../../page';
import type { Entry } from '../catalogue/entry';
import { additionWords } from './addition.words';
import { curlLine } from './curl-line';
import { signingId } from './signing';

/** The call as a line of a shell, and how it is signed where it is. */
export function exampleSection(entry: Entry, origin: string, locale: FaceLocale): Html {
  return html`<section class="addition">
    <h2 id="example">${additionWords[locale].example}</h2>
    <pre class="shell">${curlLine(entry, origin)}</pre>
    ${signingNote(entry, locale)}
  </section>`;
}

function signingNote({ operation: { face }, request }: Entry, locale: FaceLocale): Html | string {
  const { signing } = face;
  if (signing === undefined || !request?.model.lines.some(({ name }) => name === signing.field)) return '';
  return html`<h3>${additionWords[locale].signing}</h3>
    <p>
      ${said(signing.about, locale)} <a href="/Help#${signingId(face)}">${additionWords[locale].signedExample}</a>
    </p>`;
}
