import { AuditRecorder } from '../../audit';
import { Clock, done, KeyRing } from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import { Database } from '../../database';
import { type Command, failed, type Find, succeeded } from '../command';
import { isoTime } from '../iso-time';
import { durableColumns, type KeyedRows, readKeyUses } from '../keys/key-uses';
import { sealAnew } from '../keys/seal-anew';
import { operatorOf } from '../operator';

/** Key of SECRET_KEYS, or one that is missing there, with what needs it. */
interface KeyReport {
  readonly keyId: string;
  readonly state: 'newest' | 'older' | 'missing';
  readonly needs: readonly { readonly what: string; readonly count: number; readonly until: string | null }[];
  /** Time from which on nothing needs an older key (ISO 8601); null while it is not known, and for the newest one. */
  readonly removableFrom: string | null;
}

/** `keys:list`: shows what needs which key. */
export const listKeys: Command = {
  name: 'keys:list',
  usage: '',
  summary:
    'Shows the keys of SECRET_KEYS by their ids, newest first, what lies under each, and when an older one may be removed.',
  example: '',
  options: [],
  takesArgument: false,
  run: ({ context }) =>
    context.withCore(async (find) => {
      const reports = reportsOf(find(KeyRing).ids, await readKeyUses(find), isoTime(find(Clock).now()));
      const text = reports.map(textOf).join('\n');
      return reports.some(({ state }) => state === 'missing') ? failed(text, reports) : succeeded(text, reports);
    }),
};

/** `keys:rotate`: seals what does not end by itself anew, under the newest key. */
export const rotateKeys: Command = {
  name: 'keys:rotate',
  usage: '[--by <name>]',
  summary:
    'Seals sign keys, identity cards and stored keys anew under the newest key of SECRET_KEYS, while servers run. What ends by itself ' +
    'is left to its key; keys:list shows until when.',
  example: '',
  options: ['by'],
  takesArgument: false,
  run: (invocation) => {
    const operator = operatorOf(invocation);
    return invocation.context.withCore((find) => rotate(find, operator));
  },
};

async function rotate(find: Find, operator: string) {
  const [database, keys] = [find(Database), find(KeyRing)];
  let [sealed, lost] = [0, 0];
  for (const column of durableColumns()) {
    const done = await sealAnew(database, keys, column);
    sealed += done.sealed;
    lost += done.lost;
  }
  await find(AuditRecorder).record(
    { app: DEFAULT_CLIENT, ip: 'local' },
    { event: 'rotate-keys', operator },
    done(undefined),
  );
  const text = `${String(sealed)} sealed anew`;
  return lost === 0
    ? succeeded(text, { sealed, lost })
    : failed(`${text}, ${String(lost)} lie under a key that is not in SECRET_KEYS; keys:list shows which`, {
        sealed,
        lost,
      });
}

function reportsOf(ids: readonly string[], rows: readonly KeyedRows[], now: string): readonly KeyReport[] {
  const missing = new Set(rows.map(({ keyId }) => keyId).filter((keyId) => !ids.includes(keyId)));
  return [...ids, ...missing].map((keyId, index) => {
    const needs = rows
      .filter((row) => row.keyId === keyId)
      .map(({ what, count, until }) => ({ what, count, until: until === undefined ? null : isoTime(until) }));
    const state = missing.has(keyId) ? 'missing' : index === 0 ? 'newest' : 'older';
    return { keyId, state, needs, removableFrom: state === 'older' ? removableFrom(needs, now) : null };
  });
}

const removableFrom = (needs: KeyReport['needs'], now: string): string | null =>
  needs.some(({ until }) => until === null)
    ? null
    : needs.reduce((last, { until }) => (until && until > last ? until : last), now);

function textOf({ keyId, state, needs, removableFrom }: KeyReport): string {
  const uses = needs.map(
    ({ what, count, until }) => `  ${String(count)} ${what}${until === null ? '' : ` until ${until}`}`,
  );
  const advice: Readonly<Record<KeyReport['state'], string>> = {
    newest: '',
    older:
      removableFrom === null
        ? '  keys:rotate has to seal these anew before it may be removed'
        : `  may be removed from SECRET_KEYS from ${removableFrom} on`,
    missing: '  put it back into SECRET_KEYS behind the newest one',
  };
  return [`${keyId}  ${state}`, ...uses, ...(advice[state] === '' ? [] : [advice[state]])].join('\n');
}
