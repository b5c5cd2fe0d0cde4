import { CaptchaKind } from '../../src/captcha/captcha-kind';
import { ScriptedCaptchaKind } from '../doubles/scripted-captcha-kind';
import { call, said } from '../reply-cases/member/client';
import { ApiHarness } from '../support/api-harness';
import { describeEachDatabase } from '../support/database-harness';

const ANSWERS = Array.from({ length: 500 }, (_, index) => `N${String(index).padStart(4, '0')}`);
const PARALLEL = 10;

/** Draws a captcha for one client; returns the number of the picture. */
type Draw = () => Promise<number>;
/** Answers the captcha of the same client; returns true if the answer was right. */
type Answers = (answer: string) => Promise<boolean>;

let clients = 0;
const newClient = () => `c395c016-ad85-40d9-963b-${String(clients++).padStart(12, '0')}`;
const numberIn = (content: Buffer): number => Number(/picture (\d+)/.exec(content.toString())?.[1]);
const answerTo = (picture: number): string => ANSWERS[picture - 1] ?? '';

async function pcuser(api: ApiHarness): Promise<[Draw, Answers]> {
  const { headers } = await api.client.get('/pcuser-captcha');
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const { email } = await api.newAccount();
  const body = { action: 'find_password_send_email', email };
  return [
    async () => numberIn((await api.client.get('/pcuser-captcha', { cookie })).body),
    async (code) => !(await api.form('/pcuser-find-password', { ...body, code }, { cookie })).text.includes('15008'),
  ];
}

async function member(api: ApiHarness): Promise<[Draw, Answers]> {
  const client = newClient();
  const { username, phone } = await api.newAccount();
  return [
    async () => numberIn((await api.client.get(`/api/member/imgcode?client=${client}`)).body),
    async (code) => {
      const answer = await call(api, 'retrievepwd/sendcode', { username, phone_number: phone, client, img_code: code });
      return !said(answer).startsWith('5 ');
    },
  ];
}

async function memberLogin(api: ApiHarness): Promise<[Draw, Answers]> {
  const { headers } = await api.client.get('/api/member/imgcode');
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const { username, password } = await api.newAccount();
  return [
    async () => numberIn((await api.client.get('/api/member/imgcode', { cookie })).body),
    async (code) => {
      const fields = { username, password, verification_code: code };
      return !said(await call(api, 'login', fields, { headers: { cookie } })).startsWith('5 ');
    },
  ];
}

const smssend =
  (imgtype: 'login' | 'reg' | 'passw') =>
  async (api: ApiHarness): Promise<[Draw, Answers]> => {
    const imgid = newClient();
    const { username, password: pass, phone } = await api.newAccount();
    const send = {
      mobile: imgtype === 'reg' ? api.freePhone() : phone,
      internationalCode: '+86',
      uuid: '',
      username: '',
    };
    return [
      async () => numberIn((await api.form('/api/user/checkImg', { imgid, imgtype })).body),
      async (imgcode) => {
        const asked =
          imgtype === 'login'
            ? api.form('/api/user/userLogin', { mobile: '', username, pass, imgid, imgtype, imgcode })
            : api.form('/api/Smssend/doSend', {
                ...send,
                type: imgtype === 'reg' ? '1' : '2',
                imgid,
                imgtype,
                imgcode,
              });
        return !(await asked).text.includes('10005');
      },
    ];
  };

describeEachDatabase('captchas that one client draws in parallel', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    const overrides: NonNullable<Parameters<typeof ApiHarness.open>[1]>['overrides'] = (builder) =>
      builder.overrideProvider(CaptchaKind).useValue(new ScriptedCaptchaKind(ANSWERS));
    api = await ApiHarness.open(kind, { overrides });
  });

  afterAll(() => api.close());

  describe.each([
    ['POST /pcuser-find-password find_password_send_email', pcuser],
    ['POST /api/member/retrievepwd/sendcode', member],
    ['POST /api/member/login', memberLogin],
    ['POST /api/Smssend/doSend (register)', smssend('reg')],
    ['POST /api/Smssend/doSend (find password)', smssend('passw')],
    ['POST /api/user/userLogin', smssend('login')],
  ])('%s', (_call, open) => {
    it('takes the picture of the answer that came last', async () => {
      const [draw, answers] = await open(api);
      const drawn: number[] = [];
      const draws = Array.from({ length: PARALLEL }, async () => drawn.push(await draw()));
      await Promise.all(draws);
      expect(await answers(answerTo(drawn.at(-1) ?? 0))).toBe(true);
    });

    it('refuses an older picture without burning the newest', async () => {
      const [draw, answers] = await open(api);
      const [older, newest] = [await draw(), await draw()];
      const olderAnswers = await Promise.all(Array.from({ length: 5 }, () => answers(answerTo(older))));
      expect(olderAnswers).toEqual([false, false, false, false, false]);
      const newestAnswers = await Promise.all(Array.from({ length: 5 }, () => answers(answerTo(newest))));
      expect(newestAnswers.filter((isRight) => isRight)).toHaveLength(1);
    });
  });
});
