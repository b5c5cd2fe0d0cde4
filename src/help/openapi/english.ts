/**
 * Text of the source document with its English in brackets, as the OpenAPI documents show it; help pages keep the text
 * alone. Returns the English where the source document has no text.
 */
export function withEnglish(text: string, english?: string): string {
  if (english === undefined) return text;
  return text === '' ? english : `${text} (${english})`;
}
