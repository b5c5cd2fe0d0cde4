import { OperatorService } from '../../console';
import { UsageError } from '../arguments';
import { type Command, failed, succeeded } from '../command';
import { isoTime } from '../iso-time';
import { operatorOf } from '../operator';

const REFUSALS = {
  'name-malformed': 'The name is 1 to 64 lower-case letters, digits and . _ @ -, the first a letter or digit.',
  'name-taken': 'There is an operator of that name; console:remove ends it.',
};

/** `console:invite`: invites an operator of the console. */
export const inviteOperator: Command = {
  name: 'console:invite',
  usage: '<name> [--by <name>]',
  summary:
    'Prints the link by which a new operator of the console sets a password and an authenticator app: good once, for 24 hours. ' +
    'A link of the same name that was not used ends.',
  example: 'grace',
  options: ['by'],
  takesArgument: true,
  run: (invocation) => {
    const { argument: name = '', context } = invocation;
    const by = operatorOf(invocation);
    const { url } = context.config().console;
    return context.withCore(async (find) => {
      const invited = await find(OperatorService).invite(name, by);
      if (!invited.ok) return failed(REFUSALS[invited.refusal.reason]);
      const link = `${url}/console/enrol?token=${invited.value.reveal()}`;
      return succeeded(link, { name, link });
    });
  },
};

/** `console:operators`: lists the operators of the console. */
export const listOperators: Command = {
  name: 'console:operators',
  usage: '',
  summary: 'Lists the operators of the console, and whether each has used their invitation.',
  example: '',
  options: [],
  takesArgument: false,
  run: ({ context }) =>
    context.withCore(async (find) => {
      const operators = (await find(OperatorService).list()).map(({ createdAt, ...rest }) => ({
        ...rest,
        createdAt: isoTime(createdAt),
      }));
      const lines = operators.map(
        ({ name, createdAt, isEnrolled }) => `${name}  since ${createdAt}  ${isEnrolled ? 'enrolled' : 'invited'}`,
      );
      return succeeded(
        lines.length === 0 ? 'There is no operator; console:invite makes one.' : lines.join('\n'),
        operators,
      );
    }),
};

/** `console:remove`: removes an operator of the console. */
export const removeOperator: Command = {
  name: 'console:remove',
  usage: '<name> [--by <name>]',
  summary: 'Removes an operator of the console: invitation and sessions end at once.',
  example: 'grace',
  options: ['by'],
  takesArgument: true,
  run: (invocation) => {
    const { argument: name, context } = invocation;
    if (name === undefined) throw new UsageError('give a name');
    const by = operatorOf(invocation);
    return context.withCore(async (find) =>
      (await find(OperatorService).remove(name, by))
        ? succeeded('removed', { name, state: 'removed' })
        : failed('There is no such operator.'),
    );
  },
};
