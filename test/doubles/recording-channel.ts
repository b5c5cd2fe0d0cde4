import type { ChannelKind } from '../../src/common';
import { Channel, type DeliveryOutcome, type ReadyMessage } from '../../src/notification/vendors/channel';
import { Vendors } from '../../src/notification/vendors/vendor.registry';

type Answer = (message: ReadyMessage, signal: AbortSignal) => DeliveryOutcome | Promise<DeliveryOutcome>;

interface Traits {
  readonly name?: string;
  readonly kinds?: readonly ChannelKind[];
  readonly deduplicates?: boolean;
  readonly timeoutMs?: number;
}

/** Keeps what it is given and answers as told; accepts everything when told nothing. */
export class RecordingChannel extends Channel {
  readonly name: string;
  readonly kinds: readonly ChannelKind[];
  readonly deduplicates: boolean;
  override readonly timeoutMs: number;
  readonly delivered: ReadyMessage[] = [];

  constructor(
    private readonly answer: Answer = () => ({ result: 'accepted' }),
    { name = 'recording', kinds = ['sms', 'email'], deduplicates = false, timeoutMs = 1_000 }: Traits = {},
  ) {
    super();
    this.name = name;
    this.kinds = kinds;
    this.deduplicates = deduplicates;
    this.timeoutMs = timeoutMs;
  }

  async deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    this.delivered.push(message);
    return this.answer(message, signal);
  }
}

/** Configured vendors with these channels. */
export const vendorsOf = (channels: readonly RecordingChannel[]): Vendors =>
  new Vendors(new Map(channels.map((channel) => [channel.name, { channel }])));
