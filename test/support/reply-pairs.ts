interface Reply {
  readonly number: number;
  readonly text: string;
}

interface TestedRow {
  readonly body: object;
  readonly compute?: (refusal: never) => object;
}

interface TestedTable {
  readonly done: TestedRow;
  readonly refused: Readonly<Record<string, TestedRow>>;
}

/** Particulars on which the rows of refusals depend. */
const PARTICULARS = [{ why: 'country' }, { why: 'number-type' }];
const RULES = { rules: ['too-short'] };

/**
 * Every `number text` that a route can answer: the sample of its success, and all that each refusal can say, asked about
 * each field (`fields`) that can be malformed.
 */
export function replyPairs(
  { done, refused }: TestedTable,
  fields: readonly string[],
  print: (body: never) => Reply,
): readonly string[] {
  const pair = (body: object): string => {
    const { number, text } = print(body as never);
    return `${String(number)} ${text}`;
  };
  const particulars = [...PARTICULARS, ...[...fields, 'body'].map((field) => ({ field }))].map((particular) => ({
    ...RULES,
    ...particular,
  }));
  const said = Object.values(refused).flatMap(({ body, compute }) =>
    compute === undefined ? [body] : particulars.map((particular) => compute(particular as never)),
  );
  return [...new Set([done.body, ...said].map(pair))].sort();
}
