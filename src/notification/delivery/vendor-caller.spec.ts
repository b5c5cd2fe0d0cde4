import { Logger } from '@nestjs/common';
import { aReadyMessage } from '../../../test/builders/a-ready-message';
import { RecordingChannel } from '../../../test/doubles/recording-channel';
import { callVendor } from './vendor-caller';

const message = aReadyMessage();

describe('callVendor', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('passes the outcome on', async () => {
    expect(await callVendor(new RecordingChannel(), message)).toEqual({ result: 'accepted' });
  });

  it('takes an exception for an unknown outcome, and repeats nothing of its message', async () => {
    const broken = new RecordingChannel(() => {
      throw new TypeError('cannot send 123456 to +8613812341234');
    });
    expect(await callVendor(broken, message)).toEqual({ result: 'unknown', why: 'TypeError' });
  });

  it('asks a slow channel to give up when its time is over', async () => {
    const slow = new RecordingChannel(
      (_, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            resolve({ result: 'failed', why: 'gave up' });
          });
        }),
      { timeoutMs: 10 },
    );
    expect(await callVendor(slow, message)).toEqual({ result: 'failed', why: 'gave up' });
  });

  it('does not wait for a channel that never answers', async () => {
    const silent = new RecordingChannel(() => new Promise(() => undefined), { timeoutMs: 1 });
    expect(await callVendor(silent, message)).toEqual({ result: 'unknown', why: 'timeout' });
  });
});
