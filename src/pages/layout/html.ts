import { escapeHtml } from '../../common';

/** Markup that needs no escaping: the result of `html`, or a constant. */
export class Html {
  constructor(readonly markup: string) {}
}

type Piece = Html | readonly Html[] | string | number;

/** Template tag that escapes every value except markup. */
export function html(literals: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(literals.map((literal, index) => literal + markupOf(pieces[index] ?? '')).join(''));
}

function markupOf(piece: Piece): string {
  if (piece instanceof Html) return piece.markup;
  if (typeof piece === 'object') return piece.map(({ markup }) => markup).join('');
  return escapeHtml(String(piece));
}
