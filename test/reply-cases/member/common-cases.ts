import type { Fields } from '../../support/contract-bodies';
import type { ApiHarness } from '../../support/api-harness';
import { type Call, call, REPLIES, signature } from './client';
import type { Case } from './settings';

const MINUTES = 60_000;
const FIELDS = {
  ...{ username: 'ada', phone_number: '+8613700000000', code: '123456' },
  ...{ password: 'the same for everybody', new_password: 'first programmer' },
};

/** Cases of the replies that every signed route has. */
export const signedRows = (name: Call): readonly Case[] => {
  const ask = (api: ApiHarness, fields: Fields) => call(api, name, { ...FIELDS, ...fields });
  return [
    [...REPLIES.wrongSignature, 'nobody signed it', (api) => ask(api, { sign: '' })],
    [...REPLIES.wrongSignature, 'it is signed with another key', (api) => ask(api, signature('another key'))],
    [...REPLIES.wrongSignature, 'its random number is another one', (api) => ask(api, { random: 1 })],
    [
      ...REPLIES.wrongSignature,
      'it was sent before',
      async (api) => {
        const signed = signature();
        await ask(api, signed);
        return ask(api, signed);
      },
    ],
    [...REPLIES.tooLate, 'it is six minutes old', (api) => ask(api, signature(undefined, Date.now() - 6 * MINUTES))],
    [
      ...REPLIES.tooLate,
      'it comes six minutes early',
      (api) => ask(api, signature(undefined, Date.now() + 6 * MINUTES)),
    ],
    [...REPLIES.tooLate, 'its time cannot be read', (api) => ask(api, { time_stamp: 'noon' })],
  ];
};

/** Cases of the replies that every route with a captcha has. */
export const pictureRows = (
  name: Call,
  drawn: (api: ApiHarness, answer?: string) => Promise<Fields>,
): readonly Case[] => [
  [
    ...REPLIES.wrongCaptcha,
    'the picture shows something else',
    async (api) => call(api, name, { ...FIELDS, ...(await drawn(api, 'wrong')) }),
  ],
  [
    ...REPLIES.oldCaptcha,
    'the picture is five minutes old',
    async (api) => {
      const answered = await drawn(api);
      api.advance(300);
      return call(api, name, { ...FIELDS, ...answered });
    },
  ],
];
