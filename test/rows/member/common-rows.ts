import type { Fields } from '../../support/contract-bodies';
import type { DialectRig } from '../../support/dialect-rig';
import { type Call, call, SAYS, signature } from './client';
import type { Row } from './settings';

const MINUTES = 60_000;
const FIELDS = {
  ...{ username: 'ada', phone_number: '+8613700000000', code: '123456' },
  ...{ password: 'the same for everybody', new_password: 'first programmer' },
};

/** How to make any signed call say what all of them say. */
export const signedRows = (name: Call): readonly Row[] => {
  const ask = (rig: DialectRig, fields: Fields) => call(rig, name, { ...FIELDS, ...fields });
  return [
    [...SAYS.wrongSignature, 'nobody signed it', (rig) => ask(rig, { sign: '' })],
    [...SAYS.wrongSignature, 'somebody else signed it', (rig) => ask(rig, signature('another key'))],
    [...SAYS.wrongSignature, 'its random number is another one', (rig) => ask(rig, { random: 1 })],
    [
      ...SAYS.wrongSignature,
      'it was sent before',
      async (rig) => {
        const signed = signature();
        await ask(rig, signed);
        return ask(rig, signed);
      },
    ],
    [...SAYS.tooLate, 'it is six minutes old', (rig) => ask(rig, signature(undefined, Date.now() - 6 * MINUTES))],
    [...SAYS.tooLate, 'it comes six minutes early', (rig) => ask(rig, signature(undefined, Date.now() + 6 * MINUTES))],
    [...SAYS.tooLate, 'its time cannot be read', (rig) => ask(rig, { time_stamp: 'noon' })],
  ];
};

/** How to make a call that wants a picture answered say what all of these say. */
export const pictureRows = (
  name: Call,
  drawn: (rig: DialectRig, answer?: string) => Promise<Fields>,
): readonly Row[] => [
  [
    ...SAYS.wrongCaptcha,
    'the picture shows something else',
    async (rig) => call(rig, name, { ...FIELDS, ...(await drawn(rig, 'wrong')) }),
  ],
  [
    ...SAYS.oldCaptcha,
    'the picture is two minutes old',
    async (rig) => {
      const answered = await drawn(rig);
      rig.passes(120);
      return call(rig, name, { ...FIELDS, ...answered });
    },
  ],
];
