import { TypedAddresses } from '../../auth';
import { MessageLookup } from '../../notification';
import { type Command, failed, succeeded } from '../command';

/** `messages:show`: shows the state of messages, their tries and receipts, and the reason of a failure. */
export const showMessage: Command = {
  name: 'messages:show',
  usage: '<reference|id|number|email>',
  summary:
    'Shows the newest messages of a reference (three letters in the text), an id, an id of the vendor, or to a number or ' +
    'e-mail address: state, tries, receipts, reason. Addresses are masked.',
  example: '+8613900139000',
  options: [],
  takesArgument: true,
  async run({ argument: name = '', context }) {
    const found = await context.withCore((find) => {
      const { phone, email } = find(TypedAddresses).read(name);
      return find(MessageLookup).find(name, phone ?? email);
    });
    if (found.length === 0) return failed('There is no such message; ended ones are kept for seven days.');
    return succeeded(found.map((message) => JSON.stringify(message)).join('\n'), found);
  },
};
