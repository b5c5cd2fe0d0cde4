/** A request that Swagger UI is about to send. */
export interface Outgoing {
  readonly headers: Readonly<Record<string, string>>;
  body?: unknown;
}

/** How one form of body has its members; `written` is the body with others in their place. */
interface Members {
  readonly read: (name: string) => string | undefined;
  readonly written: (members: Readonly<Record<string, string | number>>) => string;
}

/*
 * These functions run in the browser, which gets them as they stand here: they know nothing but one another.
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

/** True for a body that has what a signature is made of, and no `sign` but an empty one or a sample's. */
function wantsSignature({ read }: Members): boolean {
  return (
    ['time_stamp', 'random'].every((name) => read(name) !== undefined) &&
    /^(?:sample string \d+)?$/.test(read('sign') ?? '')
  );
}

/** Signs a request that wants a signature and has none of its own; any other it leaves alone. */
export async function signForMe(request: Outgoing): Promise<Outgoing> {
  const { body, headers } = request;
  const members = typeof body === 'string' ? membersOf(headers['Content-Type'] ?? '', body) : undefined;
  if (members === undefined || !wantsSignature(members)) return request;
  const terminal = encodeURIComponent(members.read('terminal') ?? '');
  const answer = await fetch(`/docs/sign?terminal=${terminal}`, { method: 'POST' });
  if (answer.ok) request.body = members.written((await answer.json()) as Readonly<Record<string, string | number>>);
  return request;
}

/** The functions as a script of the page. */
export const signForMeScript = [
  ...[jsonMembers, formMembers, xmlMembers, membersOf, wantsSignature, signForMe].map(String),
  'globalThis.signForMe = signForMe;',
].join('\n');
