import * as gps from '../reply-cases/gps/client';
import * as member from '../reply-cases/member/client';
import * as pcuser from '../reply-cases/pcuser/client';
import * as smssend from '../reply-cases/smssend/client';
import * as systems from '../reply-cases/systems/client';
import { ApiHarness } from '../support/api-harness';
import { describeEachDatabase } from '../support/database-harness';
import { Typist } from '../support/typed-spellings';

/** The use of a right code by every dialect; true where it was taken for right. */
const USES: readonly (readonly [
  dialect: string,
  use: (api: ApiHarness, spell: (code: string) => string) => Promise<unknown>,
])[] = [
  [
    'systems',
    async (api, spell) => {
      const { username, code } = await systems.withCode(api);
      return ((await systems.verify(api, username, spell(code))).json as { msg: number }).msg === 2006;
    },
  ],
  [
    'pcuser',
    async (api, spell) => {
      const { phone, code } = await pcuser.withCode(api);
      return ((await pcuser.checkCode(api, phone, spell(code))).json as { status: number }).status === 0;
    },
  ],
  [
    'smssend',
    async (api, spell) => {
      const { phone, code } = await smssend.withCode(api);
      return ((await smssend.reSetPass(api, phone, spell(code))).json as { code: number }).code === 0;
    },
  ],
  [
    'gps',
    async (api, spell) => {
      const { phone, code } = await gps.withCode(api);
      return gps.stateOf(await gps.check(api, gps.RETRIEVE, phone, spell(code))) === '0';
    },
  ],
  [
    'member',
    async (api, spell) => {
      const { username, code } = await member.withCode(api);
      const changed = await member.updatePassword(api, { username, code: spell(code) });
      return member.said(changed) === member.REPLIES.done.join(' ');
    },
  ],
];

describeEachDatabase('codes that people type or paste, over every dialect', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind);
  });

  afterAll(() => api.close());

  it.each(USES)('a right code is right, however it is decorated: %s', async (_name, use) => {
    const typist = new Typist(40);
    for (let round = 0; round < 8; round++) {
      let typed = '';
      const isRight = await use(api, (code) => (typed = typist.code(code)));
      expect({ typed, isRight }).toEqual({ typed, isRight: true });
    }
  });
});
