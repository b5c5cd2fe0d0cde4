/** Maximum number of parameters in a receipt; vendors document about twenty. */
const MAX_PARAMETERS = 64;

/**
 * True for a text that holds no more parameters than a receipt may have, by the number of its separators: `&` in a form, a
 * comma in a JSON object. Parsers whose signature covers the parameters ask it before they parse, because they cannot
 * authenticate a receipt before.
 */
export const hasFewParameters = (text: string, separator: '&' | ','): boolean =>
  text.split(separator, MAX_PARAMETERS + 1).length <= MAX_PARAMETERS;
