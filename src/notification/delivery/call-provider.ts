import { Logger } from '@nestjs/common';
import type { Channel, DeliveryOutcome, ReadyMessage } from '../vendors/channel';
import { errorLabel, stackFrames } from '../outbox/error-label';

/** A channel that ignores the abort is not waited for much longer: its message may be on its way. */
const GRACE_MS = 1_000;

const logger = new Logger('Channel');

/** Hands a message over. Whatever the channel does, there is an outcome soon after its `timeoutMs`. */
export async function callProvider(channel: Channel, message: ReadyMessage): Promise<DeliveryOutcome> {
  const { timeoutMs } = channel;
  const { late, cancel } = giveUpAfter(timeoutMs + GRACE_MS);
  try {
    return await Promise.race([handOver(channel, message, AbortSignal.timeout(timeoutMs)), late]);
  } finally {
    cancel();
  }
}

/** Nobody knows how far a channel came before it threw. */
async function handOver(channel: Channel, message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
  try {
    return await channel.deliver(message, signal);
  } catch (error) {
    logger.error(`${channel.name} threw ${errorLabel(error)} on message ${message.id}`, stackFrames(error));
    return { result: 'unknown', why: errorLabel(error) };
  }
}

function giveUpAfter(ms: number): { late: Promise<DeliveryOutcome>; cancel: () => void } {
  let timer: NodeJS.Timeout;
  const late = new Promise<DeliveryOutcome>((resolve) => {
    timer = setTimeout(() => {
      resolve({ result: 'unknown', why: 'timeout' });
    }, ms);
  });
  return {
    late,
    cancel: () => {
      clearTimeout(timer);
    },
  };
}
