import { escapeHtml } from '../../common';

/** HTML that is safe to output: the result of `html`, or a constant. */
export class Html {
  constructor(readonly markup: string) {}
}

type Piece = Html | readonly Html[] | string | number;

/** Template tag for HTML: escapes every value that is not {@link Html}. */
export function html(literals: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(literals.map((literal, index) => literal + markupOf(pieces[index] ?? '')).join(''));
}

function markupOf(piece: Piece): string {
  if (piece instanceof Html) return piece.markup;
  if (typeof piece === 'object') return piece.map(({ markup }) => markup).join('');
  return escapeHtml(String(piece));
}
