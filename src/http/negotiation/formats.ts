/** The forms in which Web API writes answers. */
export type ResponseFormat = 'json' | 'xml';
/** The forms in which it reads bodies. */
export type RequestFormat = ResponseFormat | 'form';

/** The media types of each form of answers, the preferred one first, in the order in which the forms are asked. */
export const RESPONSE_TYPES: readonly (readonly [ResponseFormat, readonly string[]])[] = [
  ['json', ['application/json', 'text/json']],
  ['xml', ['application/xml', 'text/xml']],
];

/** The form of a body by its media type. */
export const REQUEST_FORMATS: ReadonlyMap<string, RequestFormat> = new Map<string, RequestFormat>([
  ...RESPONSE_TYPES.flatMap(([format, types]) => types.map((type) => [type, format] as const)),
  ['application/x-www-form-urlencoded', 'form'],
]);
