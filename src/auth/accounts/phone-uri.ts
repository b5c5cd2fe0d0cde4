/** A tel URI (RFC 3966), or a number with parameters of one: the number, then the parameters. */
const URI = /^(tel: ?)?([^;]*)((?:;[^;]*)*)$/i;
const PARAMETER = /^([a-z0-9-]+)(?:=([\w.!~*'()[\]/:&+$%-]+))?$/;
/** Parameters that libphonenumber reads without the scheme too. */
const KNOWN: ReadonlySet<string> = new Set(['phone-context', 'isub']);
/** Parameters of what is dialled after the number: an extension, or digits after a pause. */
const DIALLED_AFTER: ReadonlySet<string> = new Set(['ext', 'postd']);
/** Prefix of parameters that must not be passed over (RFC 3966, 5.4). */
const MANDATORY = 'm-';

/**
 * Number of a tel URI, after the prefix that its `phone-context` names; text without scheme and parameters is returned as it
 * is. A subaddress, a domain as context and, in a URI, parameters of others (`verstat`) are passed over. Returns undefined for
 * parameters that are broken, repeated, mandatory or dialled after the number.
 */
export function readPhoneUri(text: string): string | undefined {
  const [, scheme, number = '', tail = ''] = URI.exec(text) ?? [];
  const parameters = readParameters(tail, scheme !== undefined);
  const context = parameters?.get('phone-context') ?? '';
  const prefix = context.startsWith('+') ? `${context} ` : '';
  return parameters && prefix + number;
}

/** Values of parameters by lower-case name. Returns undefined for broken or repeated ones, and for those that count. */
function readParameters(tail: string, isUri: boolean): ReadonlyMap<string, string> | undefined {
  const parts = tail.split(';').slice(1);
  const matches = parts.map((part) => PARAMETER.exec(part.toLowerCase()));
  const parameters = new Map(matches.map((match) => [match?.[1] ?? '', match?.[2] ?? '']));
  const names = [...parameters.keys()];
  const arePassedOver = names.every((name) => KNOWN.has(name) || (isUri && isIgnorable(name)));
  return arePassedOver && names.length === parts.length ? parameters : undefined;
}

const isIgnorable = (name: string): boolean => name !== '' && !DIALLED_AFTER.has(name) && !name.startsWith(MANDATORY);
