import { RecordingChannel } from '../../../test/doubles/recording-channel';
import type { DeliveryOutcome } from '../vendors/channel';
import { nextStep, type Try } from './next-step';

const failed: DeliveryOutcome = { result: 'failed', why: 'http 503' };
const unknown: DeliveryOutcome = { result: 'unknown', why: 'timeout' };
const refused: DeliveryOutcome = { result: 'refused', why: 'http 400' };
const deferred: DeliveryOutcome = { result: 'deferred', why: 'smtp 450' };
const unsupported: DeliveryOutcome = { result: 'unsupported', why: 'no template' };
const throttled: DeliveryOutcome = { result: 'busy', why: 'http 429', retryAfterSeconds: 5 };

const careless = new RecordingChannel(undefined, { name: 'careless' });
const careful = new RecordingChannel(undefined, { name: 'careful', deduplicates: true });

const rotation = { vendors: 2, others: 1, triesEach: 3 };
const alone = { vendors: 1, others: 0, triesEach: 3 };

/** The first of three tries that each of two providers has. */
const aText = (change: Partial<Try> = {}): Try => ({
  ...{ kind: 'sms', vendor: careless, attempts: 1, rotation, tookMs: 20, boundTo: null },
  refusedBy: [],
  ...change,
});
const aMail = (change: Partial<Try> = {}): Try => aText({ kind: 'email', ...change });

const again = (attempts: number, boundTo: string | null = null, refusedBy: readonly string[] = []) => ({
  ...{ end: undefined, attempts, boundTo, refusedBy },
});

describe('nextStep', () => {
  it('ends with acceptance', () => {
    expect(nextStep({ result: 'accepted' }, aText())).toEqual({ end: 'accepted' });
  });

  it.each([refused, unsupported])(
    'leaves what one cannot carry to the others, and ends when all have refused: %j',
    (no) => {
      for (const attempts of [1, 2, 3]) expect(nextStep(no, aText({ attempts }))).toEqual(again(3, null, ['careless']));
      expect(nextStep(no, aText({ attempts: 4 }))).toEqual(again(6, null, ['careless']));
      const last = { rotation: { ...rotation, others: 0 }, refusedBy: ['careful'] };
      expect(nextStep(no, aText(last))).toEqual({ end: 'failed' });
      expect(nextStep(failed, aText(last))).toEqual(again(1, null, ['careful']));
    },
  );

  it('tries again what certainly failed, for as long as it lives', () => {
    expect(nextStep(failed, aText({ attempts: 1 }))).toEqual(again(1));
    expect(nextStep(failed, aText({ attempts: 6 }))).toEqual(again(6));
    expect(nextStep(failed, aText({ attempts: 60, rotation: alone }))).toEqual(again(60));
  });

  it('gives a slow provider no second try while there is another one', () => {
    expect(nextStep(failed, aText({ attempts: 1, tookMs: 3_000 }))).toEqual(again(3));
    expect(nextStep(unknown, aMail({ attempts: 1, tookMs: 8_000 }))).toEqual(again(3));
    expect(nextStep(failed, aText({ tookMs: 3_000, rotation: alone }))).toEqual(again(1));
  });

  it('leaves what is put off for its own sake to the next provider, and has it tried again for as long as it lives', () => {
    expect(nextStep(deferred, aText({ attempts: 1 }))).toEqual(again(3));
    expect(nextStep(deferred, aText({ attempts: 4 }))).toEqual(again(6));
    expect(nextStep(deferred, aText({ attempts: 40, rotation: alone }))).toEqual(again(40));
  });

  it('does not count a try that met a busy provider', () => {
    expect(nextStep(throttled, aText({ attempts: 2, tookMs: 4_000 }))).toEqual(again(1));
  });

  it('never sends a text again that may have been sent', () => {
    expect(nextStep(unknown, aText())).toEqual({ end: 'unknown' });
  });

  it('sends such a text again where the same provider recognises it, in its own turn', () => {
    expect(nextStep(unknown, aText({ vendor: careful, attempts: 1 }))).toEqual(again(1, 'careful'));
    expect(nextStep(unknown, aText({ vendor: careful, attempts: 3 }))).toEqual({ end: 'unknown' });
  });

  it.each<[string, DeliveryOutcome, number, ReturnType<typeof nextStep>]>([
    ['fails for certain', failed, 2, again(2, 'careful')],
    ['fails for certain at last', failed, 3, { end: 'unknown' }],
    ['is put off', deferred, 2, again(2, 'careful')],
    ['is throttled', throttled, 2, again(1, 'careful')],
    ['is refused', refused, 2, { end: 'unknown' }],
    ['is accepted', { result: 'accepted' }, 2, { end: 'accepted' }],
  ])('stays with that provider when the next try %s', (_, outcome, attempts, step) => {
    expect(nextStep(outcome, aText({ vendor: careful, attempts, boundTo: 'careful' }))).toEqual(step);
  });

  it('sends a mail again that may have been sent, but not for ever', () => {
    expect(nextStep(unknown, aMail({ attempts: 5 }))).toEqual(again(5));
    expect(nextStep(unknown, aMail({ attempts: 6 }))).toEqual({ end: 'unknown' });
  });
});
