import { CreateAccount } from '../../auth';
import { type Command, failed, succeeded } from '../command';
import { givenPassword } from '../given-password';
import { UsageError } from '../arguments';
import { operatorOf } from '../operator';
import { withClient } from '../with-client';

type CreateAccountRefusal = Extract<Awaited<ReturnType<CreateAccount['execute']>>, { ok: false }>['refusal'];

/** `accounts:create`: creates an account whose phone and e-mail address count as verified. */
export const createAccount: Command = {
  name: 'accounts:create',
  usage: '[--username <name>] [--phone <number>] [--email <address>] --password <password> [--app <id>] [--by <name>]',
  summary: 'Creates an account with verified addresses. --password - asks for the password, or reads it from a pipe.',
  example: '--username ada --phone +8613900139000 --email ada@example.com --password -',
  options: ['username', 'phone', 'email', 'password', 'app', 'by'],
  takesArgument: false,
  async run(invocation) {
    const { app, password: typed, username, phone, email } = invocation.options;
    const { context } = invocation;
    const operator = operatorOf(invocation);
    if (username === undefined && phone === undefined && email === undefined)
      throw new UsageError('--username, --phone or --email is missing');
    const password = await givenPassword(typed, context.stdin);
    return withClient(context, app, async (find, app) => {
      const created = await find(CreateAccount).execute({ username, phone, email, app, password, operator });
      if (!created.ok) return failed(sentence(created.refusal));
      const { id, ...stored } = created.value;
      const shown = { id, app, ...stored };
      return succeeded(JSON.stringify(shown), shown);
    });
  },
};

/** Why an identifier is not usable, by its field. */
const MALFORMED: Readonly<Record<string, string>> = {
  phone:
    'The phone is not usable: it is no number that exists in its country. Give it with its calling code, as in ' +
    '+8613900139000, or set DEFAULT_REGION.',
  email: 'The email is not usable: it is no address of the form name@example.com.',
  username: 'The username is not usable: it is empty, too long, or has spaces or other characters that cannot be seen.',
};

function sentence(refusal: CreateAccountRefusal): string {
  switch (refusal.reason) {
    case 'malformed':
      return MALFORMED[refusal.field] ?? `The ${refusal.field} is not usable.`;
    case 'account-exists':
      return 'There is an account of that username already.';
    case 'channel-disabled':
      return 'These accounts lie elsewhere (ACCOUNTS_FILE), and may not be added from here.';
    case 'password-rejected':
      return `The password is refused: ${refusal.rules.join(', ')}.`;
  }
}
