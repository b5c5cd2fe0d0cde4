import { TypedAddresses } from '../../auth';
import {
  type Block,
  BlockService,
  type BlockSubject,
  MAX_BLOCK_REASON,
  readCountrySubject,
  readDuration,
  readTypedSubject,
} from '../../blocks';
import { ClientDirectory } from '../../clients';
import { UsageError } from '../arguments';
import { type Command, failed, type Find, type Invocation, succeeded } from '../command';
import { isoTime } from '../iso-time';
import { operatorOf } from '../operator';

const SUBJECT = {
  usage: '<number | e-mail | address | prefix> | --country <code> | --client <id>',
  options: ['country', 'client', 'by'],
  takesArgument: 'optional',
} as const;

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
    if (reason !== undefined && reason.length > MAX_BLOCK_REASON) throw new UsageError('--reason is too long');
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
  if (country !== undefined) return readCountrySubject(country) ?? '--country takes a code of two letters, such as KH.';
  return readTypedSubject(given, (typed) => find(TypedAddresses).read(typed)) ?? UNREADABLE;
}

/** Seconds of a duration such as 90m, 24h or 7d. Throws a UsageError for any other text. */
function toSeconds(duration: string): number {
  const seconds = readDuration(duration);
  if (seconds === undefined) throw new UsageError('--for takes minutes, hours or days: 90m, 24h, 7d');
  return seconds;
}

const withTimes = ({ createdAt, expiresAt, ...block }: Block) => ({
  ...block,
  createdAt: isoTime(createdAt),
  expiresAt: isoTime(expiresAt),
});

const lineOf = ({ kind, shown, createdBy, expiresAt, reason }: ReturnType<typeof withTimes>): string =>
  [kind, shown, expiresAt === null ? 'without an end' : `until ${expiresAt}`, `by ${createdBy}`, reason ?? '']
    .join('  ')
    .trimEnd();
