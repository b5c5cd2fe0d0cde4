import { LANDLINE, SAYS, send, sendTo } from './client';
import type { Row } from './settings';

/** How to make sendVerificationCode say all that it can. */
export const SEND_ROWS: readonly Row[] = [
  [...SAYS.sent, 'a code is on its way', async (rig) => sendTo(rig, await rig.someone())],
  [...SAYS.missing, 'there is no name', (rig) => send(rig, '', LANDLINE)],
  [...SAYS.missing, 'there is no phone', (rig) => send(rig, 'ada', '')],
  [...SAYS.unknown, 'nobody has the name', (rig) => send(rig, 'nobody', LANDLINE)],
  [
    ...SAYS.unbound,
    'the user has no phone',
    async (rig) => {
      const { username } = await rig.someone({ phone: '' });
      return send(rig, username, LANDLINE);
    },
  ],
  [
    ...SAYS.otherPhone,
    'it is not the phone of the user',
    async (rig) => {
      const { username } = await rig.someone();
      return send(rig, username, rig.freePhone());
    },
  ],
  [...SAYS.badPhone, 'it is no phone number', (rig) => send(rig, 'ada', '12345')],
  [...SAYS.badPhone, 'the phone gets no SMS', async (rig) => sendTo(rig, await rig.someone({ phone: LANDLINE }))],
  [
    ...SAYS.badPhone,
    'the country is not served',
    async (rig) => sendTo(rig, await rig.someone()),
    'other countries are served',
  ],
  [
    ...SAYS.tooOften,
    'it is asked again at once',
    async (rig) => {
      const person = await rig.someone();
      await sendTo(rig, person);
      return sendTo(rig, person);
    },
  ],
  [
    ...SAYS.tooOften,
    'the address writes to too many',
    async (rig) => {
      await sendTo(rig, await rig.someone());
      return sendTo(rig, await rig.someone());
    },
    'an address may write to one target',
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (rig) => {
      await send(rig, 'ada', LANDLINE);
      return send(rig, 'ada', LANDLINE);
    },
    'an address may call once a minute',
  ],
  [...SAYS.switchedOff, 'no SMS can be sent', async (rig) => sendTo(rig, await rig.someone()), 'SMS is switched off'],
  [...SAYS.outage, 'the core cannot be asked', (rig) => send(rig, 'ada', LANDLINE), 'the core is out of order'],
];
