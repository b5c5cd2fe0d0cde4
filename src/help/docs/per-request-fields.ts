import type { ApiDescription } from '../../http';

type Body = Readonly<Record<string, unknown>>;

/**
 * First placeholder number for a per-request field while a body is printed: it fits strings and numbers, and occurs in
 * no sample.
 */
const PLACEHOLDER = 1_987_654_321;

/**
 * Prints a body of a signed API with a variable in place of each per-request field (time stamp, nonce, signature).
 * `variable` receives the field's name and the name of its shell variable, and returns the text to print.
 */
export function printWithVariables(
  body: object,
  { signing }: Pick<ApiDescription, 'signing'>,
  variable: (field: string, shellVariable: string) => string,
  print: (body: object) => string,
): string {
  const fields = Object.entries(signing?.fields ?? {})
    .filter(([name]) => Object.hasOwn(body, name))
    .map(([name, shellVariable], index) => ({
      name,
      text: variable(name, shellVariable),
      placeholder: PLACEHOLDER + index,
    }));
  const marked = fields.map(({ name, placeholder }) => [
    name,
    typeof (body as Body)[name] === 'number' ? placeholder : String(placeholder),
  ]);
  const printed = print({ ...body, ...(Object.fromEntries(marked) as Body) });
  return fields.reduce((result, { text, placeholder }) => result.replace(String(placeholder), () => text), printed);
}
