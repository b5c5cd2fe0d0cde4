import { escapeHtml } from '../../common';

/** Markup that is safe to put into a page: `html` makes it of values, the constructor of constants of ours. */
export class Html {
  constructor(readonly markup: string) {}
}

type Piece = Html | readonly Html[] | string | number;

/** A template whose values are escaped, unless they are markup themselves. */
export function html(literals: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(literals.map((literal, index) => literal + markupOf(pieces[index] ?? '')).join(''));
}

function markupOf(piece: Piece): string {
  if (piece instanceof Html) return piece.markup;
  if (typeof piece === 'object') return piece.map(({ markup }) => markup).join('');
  return escapeHtml(String(piece));
}
