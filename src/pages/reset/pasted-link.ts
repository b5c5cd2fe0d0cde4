/** Values of a recovery link. */
export interface LinkValues {
  readonly token: string;
  /** Time stamp in seconds; not a number where it is missing. */
  readonly stamp: number;
  readonly accountId: string;
}

/** Reads the fields `token`, `timestamp` and `uid`; a missing one is empty. */
export const linkValues = (fields: URLSearchParams): LinkValues => ({
  token: fields.get('token') ?? '',
  stamp: Number(fields.get('timestamp') ?? Number.NaN),
  accountId: fields.get('uid') ?? '',
});

/**
 * Reads a link that was pasted as text: the part after its #, or the whole text, without the white space of lines that a
 * mail program has broken. Its host is not looked at. Returns undefined for an incomplete link.
 */
export function pastedLink(text: string): LinkValues | undefined {
  const address = text.replace(/\s+/g, '');
  const values = linkValues(new URLSearchParams(address.slice(address.indexOf('#') + 1)));
  const isComplete = values.token !== '' && !Number.isNaN(values.stamp) && values.accountId !== '';
  return isComplete ? values : undefined;
}
