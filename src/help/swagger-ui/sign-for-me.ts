/** Request that Swagger UI is about to send. */
export interface OutgoingRequest {
  readonly headers: Readonly<Record<string, string>>;
  body?: unknown;
}

/** Access to the fields of a body in one format; `written` returns the body with the values of `members` set. */
interface Members {
  readonly read: (name: string) => string | undefined;
  readonly written: (members: Readonly<Record<string, string | number>>) => string;
}

/*
 * The functions below run in the browser, which gets their source text: they use nothing but one another.
 */

function jsonMembers(body: string): Members {
  const members = Object(JSON.parse(body)) as Readonly<Record<string, string | number | null>>;
  return {
    read: (name) => (Object.hasOwn(members, name) ? String(members[name] ?? '') : undefined),
    written: (others) => JSON.stringify({ ...members, ...others }, undefined, 2),
  };
}

function formMembers(body: string): Members {
  const members = new URLSearchParams(body);
  return {
    read: (name) => members.get(name) ?? undefined,
    written: (others) => {
      for (const [name, value] of Object.entries(others)) members.set(name, String(value));
      return members.toString();
    },
  };
}

function xmlMembers(body: string): Members {
  const element = (name: string) => new RegExp(`(<${name}(?:\\s[^<>]*)?>)([^<]*)(?=</${name}>)`);
  return {
    read: (name) => element(name).exec(body)?.[2],
    written: (others) =>
      Object.entries(others).reduce((text, [name, value]) => text.replace(element(name), `$1${String(value)}`), body),
  };
}

function membersOf(type: string, body: string): Members | undefined {
  try {
    if (type.includes('json')) return jsonMembers(body);
    return type.includes('xml') ? xmlMembers(body) : formMembers(body);
  } catch {
    return undefined;
  }
}

/** True for a body with a time stamp, a nonce and a signature that is missing, empty or that of a sample. */
function wantsSignature({ read }: Members): boolean {
  return (
    ['time_stamp', 'random'].every((name) => read(name) !== undefined) &&
    /^(?:sample string \d+)?$/.test(read('sign') ?? '')
  );
}

/**
 * Signs a request by the server's signing endpoint, below `basePath`, if it lacks a signature; returns every other request
 * unchanged.
 */
export async function signForMe(request: OutgoingRequest, basePath: string): Promise<OutgoingRequest> {
  const { body, headers } = request;
  const members = typeof body === 'string' ? membersOf(headers['Content-Type'] ?? '', body) : undefined;
  if (members === undefined || !wantsSignature(members)) return request;
  const terminal = encodeURIComponent(members.read('terminal') ?? '');
  const answer = await fetch(`${basePath}/docs/sign?terminal=${terminal}`, { method: 'POST' });
  if (answer.ok) request.body = members.written((await answer.json()) as Readonly<Record<string, string | number>>);
  return request;
}

/** Source text of the browser script that defines `globalThis.signForMe`, for a service below `basePath`. */
export const signForMeScript = (basePath: string): string =>
  [
    '(() => {',
    ...[jsonMembers, formMembers, xmlMembers, membersOf, wantsSignature].map(String),
    `const sign = ${String(signForMe)};`,
    `globalThis.signForMe = (request) => sign(request, ${JSON.stringify(basePath)});`,
    '})();',
  ].join('\n');
