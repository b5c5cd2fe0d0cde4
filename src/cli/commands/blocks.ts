import ipaddr from 'ipaddr.js';
import { TypedAddresses } from '../../auth';
import { type Block, BlockService, type BlockSubject } from '../../blocks';
import { ClientDirectory } from '../../clients';
import { UsageError } from '../arguments';
import { type Command, failed, type Find, type Invocation, succeeded } from '../command';
import { operatorOf } from '../operator';

const SUBJECT = {
  usage: '<number | e-mail | address | prefix> | --country <code> | --client <id>',
  options: ['country', 'client', 'by'],
  takesArgument: 'optional',
} as const;

const MAX_REASON = 200;
/** Text that is meant as a client address or prefix, which might pass for a phone number with odd separators. */
const ADDRESS_LIKE = /:|^\d+(\.\d+){3}/;
const UNREADABLE = 'This is no phone number, e-mail address, client address or prefix.';

/** `block`: stops messages to a subject, or all requests of client addresses. */
export const block: Command = {
  name: 'block',
  usage: `${SUBJECT.usage} [--for <90m|24h|7d>] [--reason <text>] [--by <name>]`,
  summary:
    'Sends no codes and links to a number, an e-mail address, a country or the people of a client application, or answers no ' +
    'request of a client address or prefix (CIDR). Servers follow within five seconds. Without --for it has no end.',
  example: '198.51.100.0/24 --for 24h --reason "tries codes"',
  options: [...SUBJECT.options, 'for', 'reason'],
  takesArgument: SUBJECT.takesArgument,
  async run(invocation) {
    const { reason, for: duration } = invocation.options;
    const seconds = duration === undefined ? undefined : toSeconds(duration);
    if (reason !== undefined && reason.length > MAX_REASON) throw new UsageError('--reason is too long');
    const operator = operatorOf(invocation);
    return invocation.context.withCore(async (find) => {
      const subject = await readSubject(find, invocation);
      if (typeof subject === 'string') return failed(subject);
      await find(BlockService).add({ subject, seconds, reason, operator });
      return succeeded('blocked');
    });
  },
};

/** `unblock`: ends the block of a subject. */
export const unblock: Command = {
  name: 'unblock',
  usage: `${SUBJECT.usage} [--by <name>]`,
  summary: 'Ends a block, which is named as it was for the command block.',
  example: '198.51.100.0/24',
  options: SUBJECT.options,
  takesArgument: SUBJECT.takesArgument,
  async run(invocation) {
    const operator = operatorOf(invocation);
    return invocation.context.withCore(async (find) => {
      const subject = await readSubject(find, invocation);
      if (typeof subject === 'string') return failed(subject);
      const isRemoved = await find(BlockService).remove({ subject, operator });
      return isRemoved ? succeeded('unblocked') : failed('It is not blocked; blocks lists what is.');
    });
  },
};

/** `blocks`: lists what is blocked. */
export const listBlocks: Command = {
  name: 'blocks',
  usage: '',
  summary:
    'Lists what is blocked, until when, why, and by whom, the newest first. Numbers and e-mail addresses are masked.',
  example: '',
  options: [],
  takesArgument: false,
  run: ({ context }) =>
    context.withCore(async (find) => {
      const blocks = (await find(BlockService).list()).map(withTimes);
      return succeeded(blocks.length === 0 ? 'Nothing is blocked.' : blocks.map(lineOf).join('\n'), blocks);
    }),
};

/** Reads the subject of a block. Returns a sentence when there is none of that name. */
async function readSubject(find: Find, { argument, options }: Invocation): Promise<BlockSubject | string> {
  const { country, client } = options;
  const [given, ...more] = [argument, country, client].filter((each) => each !== undefined);
  if (given === undefined || more.length > 0) throw new UsageError('give one subject');
  if (client !== undefined) {
    const exists = await find(ClientDirectory).exists(client);
    return exists ? { kind: 'client', value: client } : 'There is no such app; clients:create makes one.';
  }
  return country === undefined ? readTyped(find, given) : readCountry(country);
}

const readCountry = (country: string): BlockSubject | string =>
  /^[a-z]{2}$/i.test(country)
    ? { kind: 'country', value: country.toUpperCase() }
    : '--country takes a code of two letters, such as KH.';

function readTyped(find: Find, given: string): BlockSubject | string {
  const prefix = readPrefix(given);
  if (prefix !== undefined) return { kind: 'address', value: prefix };
  if (ADDRESS_LIKE.test(given)) return UNREADABLE;
  const { phone, email } = find(TypedAddresses).read(given);
  const target = phone ?? email;
  return target === undefined ? UNREADABLE : { kind: 'target', value: target };
}

/** CIDR prefix of an address or a prefix, with its host bits cleared; undefined for any other text. */
function readPrefix(given: string): string | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(given)) return `${given}/32`;
  if (ipaddr.IPv6.isValid(given)) return `${ipaddr.IPv6.parse(given).toRFC5952String()}/128`;
  if (ipaddr.IPv4.isValidCIDRFourPartDecimal(given)) return cidr(ipaddr.IPv4.networkAddressFromCIDR(given), given);
  return ipaddr.IPv6.isValidCIDR(given) ? cidr(ipaddr.IPv6.networkAddressFromCIDR(given), given) : undefined;
}

const cidr = (network: ipaddr.IPv4 | ipaddr.IPv6, given: string): string =>
  `${network instanceof ipaddr.IPv6 ? network.toRFC5952String() : network.toString()}/${given.split('/')[1] ?? ''}`;

const UNITS = { m: 60, h: 3_600, d: 86_400 } as const;
const DURATION = /^([1-9]\d{0,4})([mhd])$/;

/** Seconds of a duration such as 90m, 24h or 7d. Throws a UsageError for any other text. */
function toSeconds(duration: string): number {
  const [, count, unit] = DURATION.exec(duration) ?? [];
  if (count === undefined || unit === undefined)
    throw new UsageError('--for takes minutes, hours or days: 90m, 24h, 7d');
  return Number(count) * UNITS[unit as keyof typeof UNITS];
}

const withTimes = ({ createdAt, expiresAt, ...block }: Block) => ({
  ...block,
  createdAt: new Date(createdAt).toISOString(),
  expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
});

const lineOf = ({ kind, shown, createdBy, expiresAt, reason }: ReturnType<typeof withTimes>): string =>
  [kind, shown, expiresAt === null ? 'without an end' : `until ${expiresAt}`, `by ${createdBy}`, reason ?? '']
    .join('  ')
    .trimEnd();
