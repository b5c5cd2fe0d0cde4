import { inspect } from 'node:util';
import { FixedClock } from '../../test/doubles/fixed-clock';
import { InMemoryCaptchaStore } from '../../test/doubles/in-memory-captcha.store';
import { PlainKeyRing } from '../../test/doubles/plain-key-ring';
import { ScriptedAudioKinds, ScriptedCaptchaKind } from '../../test/doubles/scripted-captcha-kind';
import { CaptchaService, type CaptchaSubject } from './captcha.service';

const LIFETIME_SECONDS = 120;

const right = { ok: true, value: undefined };
const wrong = { ok: false, refusal: { reason: 'captcha-wrong' } };
const expired = { ok: false, refusal: { reason: 'captcha-expired' } };

const subject: CaptchaSubject = { app: 'default', client: 'c395c016', purpose: 'recover' };

class StoreThatIsAwayOnce extends InMemoryCaptchaStore {
  private isAway = true;

  override put(...captcha: Parameters<InMemoryCaptchaStore['put']>): Promise<void> {
    const wasAway = this.isAway;
    this.isAway = false;
    return wasAway ? Promise.reject(new Error('away')) : super.put(...captcha);
  }
}

const options = {
  lifetimeSeconds: LIFETIME_SECONDS,
  length: 5,
  crossSite: false,
  publicHttps: false,
  cookiePath: '/',
};

describe('CaptchaService', () => {
  let clock: FixedClock;
  let store: InMemoryCaptchaStore;
  let captchas: CaptchaService;

  const service = (image: ScriptedCaptchaKind) =>
    new CaptchaService(image, new ScriptedAudioKinds(['123456']), store, new PlainKeyRing(), options);

  beforeEach(() => {
    clock = new FixedClock();
    store = new InMemoryCaptchaStore(clock);
    captchas = service(new ScriptedCaptchaKind(['AEHJK', 'NRTUY']));
  });

  it('hands out the picture and nothing of the answer', async () => {
    const issued = await captchas.issue(subject);
    expect(issued).toEqual({ mediaType: 'image/png', content: Buffer.from('picture 1') });
    expect(inspect(issued)).not.toContain('AEHJK');
  });

  it.each(['AEHJK', 'aehjk', 'aEhJk', ' AEHJK ', 'AEHJK\n', '\u202aaehjk\u202c', '\u3000ＡＥＨＪＫ', 'ａｅｈｊｋ'])(
    'accepts the right answer written as "%s"',
    async (answer) => {
      await captchas.issue(subject);
      expect(await captchas.verify(subject, answer)).toEqual(right);
    },
  );

  it.each([undefined, '', ' ', '0', 'null', 'AEHJ', 'AEHJKK', 'A EHJK', 'NRTUY', '*****', `AEHJK${' '.repeat(256)}`])(
    'takes %j for a wrong answer, and the right one after it too',
    async (answer) => {
      await captchas.issue(subject);
      expect(await captchas.verify(subject, answer)).toEqual(wrong);
      expect(await captchas.verify(subject, 'AEHJK')).toEqual(wrong);
    },
  );

  it.each(['７2', '\u0667\u0662', ' 72\n'])('reads the digits of every script: %j', async (answer) => {
    captchas = service(new ScriptedCaptchaKind(['72']));
    await captchas.issue(subject);
    expect(await captchas.verify(subject, answer)).toEqual(right);
  });

  it('accepts the right answer once', async () => {
    await captchas.issue(subject);
    expect(await captchas.verify(subject, 'AEHJK')).toEqual(right);
    expect(await captchas.verify(subject, 'AEHJK')).toEqual(wrong);
  });

  it('accepts one of many right answers that come at once', async () => {
    await captchas.issue(subject);
    const verified = await Promise.all(Array.from({ length: 50 }, () => captchas.verify(subject, 'AEHJK')));
    expect(verified.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('knows no answer before anything was drawn', async () => {
    expect(await captchas.verify(subject, 'AEHJK')).toEqual(wrong);
  });

  it('forgets the previous captcha when another one is drawn', async () => {
    await captchas.issue(subject);
    await captchas.issue(subject);
    expect(await captchas.verify(subject, 'AEHJK')).toEqual(wrong);
    await captchas.issue(subject);
    expect(await captchas.verify(subject, 'NRTUY')).toEqual(right);
  });

  const draws = (...answers: readonly string[]) => {
    captchas = service(new ScriptedCaptchaKind(answers));
  };

  it('does not burn the newest captcha for an answer to one that it replaced', async () => {
    draws('AEHJK', 'NRTUY', '39AEH', 'KKKKK', 'TTTTT');
    for (let drawn = 0; drawn < 5; drawn++) await captchas.issue(subject);
    for (const older of ['AEHJK', 'nrtuy', ' 39AEH', 'KKKKK', 'KKKKK'])
      expect(await captchas.verify(subject, older)).toEqual(wrong);
    expect(await captchas.verify(subject, 'TTTTT')).toEqual(right);
    expect(await captchas.verify(subject, 'KKKKK')).toEqual(wrong);
  });

  it('gives requests that come at once one picture, and the next one another', async () => {
    draws('AEHJK', 'NRTUY');
    const issued = await Promise.all(Array.from({ length: 10 }, () => captchas.issue(subject)));
    expect(new Set(issued.map(({ content }) => content.toString()))).toEqual(new Set(['picture 1']));
    expect((await captchas.issue({ ...subject, client: 'another' })).content.toString()).toBe('picture 2');
    expect(await captchas.verify(subject, 'AEHJK')).toEqual(right);
  });

  it('speaks where sound is asked for, and takes the digits as the answer', async () => {
    const issued = await captchas.issue(subject, 'audio/en');
    expect(issued.mediaType).toBe('audio/wav');
    expect(await captchas.verify(subject, '１２３４５６')).toEqual(right);
    expect(await captchas.verify(subject, '123456')).toEqual(wrong);
  });

  it.each(['audio/en', 'audio/zh-CN'] as const)('replaces a picture by %s, and the other way round', async (medium) => {
    await captchas.issue(subject);
    await captchas.issue(subject, medium);
    expect(await captchas.verify(subject, 'AEHJK')).toEqual(wrong);
    await captchas.issue(subject);
    expect(await captchas.verify(subject, '123456')).toEqual(wrong);
    expect(await captchas.verify(subject, 'NRTUY')).toEqual(right);
  });

  it('gives requests for a picture and for sound that come at once what each asks for', async () => {
    const [image, audio] = await Promise.all([captchas.issue(subject), captchas.issue(subject, 'audio/zh-CN')]);
    expect([image.mediaType, audio.mediaType]).toEqual(['image/png', 'audio/wav']);
  });

  it('draws again after a picture that could not be stored', async () => {
    store = new StoreThatIsAwayOnce(clock);
    draws('AEHJK', 'NRTUY');
    await expect(captchas.issue(subject)).rejects.toThrow('away');
    await captchas.issue(subject);
    expect(await captchas.verify(subject, 'NRTUY')).toEqual(right);
  });

  it.each<[string, Partial<CaptchaSubject>]>([
    ['app', { app: 'another' }],
    ['client', { client: 'C395C016' }],
    ['purpose', { purpose: 'register' }],
  ])('does not accept it for another %s, and leaves it to its owner', async (_what, change) => {
    await captchas.issue(subject);
    expect(await captchas.verify({ ...subject, ...change }, 'AEHJK')).toEqual(wrong);
    expect(await captchas.verify(subject, 'AEHJK')).toEqual(right);
  });

  it('does not confuse subjects whose parts run together', async () => {
    await captchas.issue({ ...subject, app: 'default', client: '","x' });
    expect(await captchas.verify({ ...subject, app: 'default","', client: 'x' }, 'AEHJK')).toEqual(wrong);
  });

  it('accepts the right answer up to the last millisecond, and not after', async () => {
    await captchas.issue(subject);
    clock.advance(LIFETIME_SECONDS * 1000 - 1);
    expect(await captchas.verify(subject, 'AEHJK')).toEqual(right);
    await captchas.issue(subject);
    clock.advance(LIFETIME_SECONDS * 1000);
    expect(await captchas.verify(subject, 'NRTUY')).toEqual(expired);
    expect(await captchas.verify(subject, 'NRTUY')).toEqual(wrong);
  });

  it('says of a late answer that it is late, of a missing one that it is wrong', async () => {
    await captchas.issue(subject);
    clock.advance(LIFETIME_SECONDS * 1000);
    expect(await captchas.verify(subject, 'ZZZZZ')).toEqual(expired);
    await captchas.issue(subject);
    clock.advance(LIFETIME_SECONDS * 1000);
    expect(await captchas.verify(subject, undefined)).toEqual(wrong);
  });

  it.each<[string, Partial<CaptchaSubject>]>([
    ['the purpose none', { purpose: 'none' }],
    ['a client without a name', { client: '' }],
    ['a client with an endless name', { client: 'x'.repeat(129) }],
  ])('draws for %s, keeps nothing and accepts nothing', async (_who, change) => {
    const nobody = { ...subject, ...change };
    expect((await captchas.issue(nobody)).content.length).toBeGreaterThan(0);
    expect(store.subjects).toEqual([]);
    expect(await captchas.verify(nobody, 'AEHJK')).toEqual(wrong);
  });

  it('accepts a client with a name of 128 characters', async () => {
    const client = 'x'.repeat(128);
    await captchas.issue({ ...subject, client });
    expect(await captchas.verify({ ...subject, client }, 'AEHJK')).toEqual(right);
  });

  it('keeps subjects under names that do not tell the client', async () => {
    await captchas.issue(subject);
    expect(store.subjects).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
  });
});
