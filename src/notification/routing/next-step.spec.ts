import { RecordingChannel } from '../../../test/doubles/recording-channel';
import { nextStep } from './next-step';

describe('nextStep', () => {
  const by = new RecordingChannel(undefined, { name: 'by' });
  const careful = new RecordingChannel(undefined, { name: 'careful', deduplicates: true });
  const other = new RecordingChannel(undefined, { name: 'other' });
  const step = (result: 'refused' | 'failed' | 'unknown', tried: Parameters<typeof nextStep>[1]) =>
    nextStep({ result, why: '' }, tried);

  it('ends with acceptance and with a refusal for good', () => {
    expect(nextStep({ result: 'accepted' }, { kind: 'sms', by, next: by })).toBe('accepted');
    expect(step('refused', { kind: 'email', by, next: by })).toBe('failed');
  });

  it('tries again what certainly failed, by whoever is next, until nobody is left', () => {
    expect(step('failed', { kind: 'sms', by, next: by })).toBe('retry');
    expect(step('failed', { kind: 'sms', by, next: other })).toBe('retry');
    expect(step('failed', { kind: 'sms', by, next: undefined })).toBe('failed');
  });

  it('never sends a text again that may have been sent', () => {
    expect(step('unknown', { kind: 'sms', by, next: by })).toBe('unknown');
    expect(step('unknown', { kind: 'sms', by, next: other })).toBe('unknown');
  });

  it('sends such a text again where the same provider recognises it', () => {
    expect(step('unknown', { kind: 'sms', by: careful, next: careful })).toBe('retry');
    expect(step('unknown', { kind: 'sms', by: careful, next: other })).toBe('unknown');
  });

  it('sends a mail again that may have been sent', () => {
    expect(step('unknown', { kind: 'email', by, next: other })).toBe('retry');
    expect(step('unknown', { kind: 'email', by, next: undefined })).toBe('unknown');
  });
});
