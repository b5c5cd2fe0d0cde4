type Body = Readonly<Record<string, unknown>>;

/** Stands for a variable while a body is printed, where only a number fits as well; no sample holds it. */
const PLACEHOLDER = 1_987_654_321;

/** Prints a body with a text in the place of each field that every request draws anew, whatever its type. */
export function printDrawn(body: object, drawn: Readonly<Record<string, string>>, print: (body: object) => string) {
  const marks = Object.entries(drawn)
    .filter(([name]) => Object.hasOwn(body, name))
    .map(([name, text], index) => ({ name, text, mark: PLACEHOLDER + index }));
  const marked = marks.map(({ name, mark }) => [name, typeof (body as Body)[name] === 'number' ? mark : String(mark)]);
  const printed = print({ ...body, ...(Object.fromEntries(marked) as Body) });
  return marks.reduce((result, { text, mark }) => result.replace(String(mark), () => text), printed);
}
