import { Injectable } from '@nestjs/common';
import { KeyRing, Random, RefusedException, unavailable, UnitOfWork } from '../../common';
import { type RemoteWrite, RemoteWriteStore } from './remote-write.sql-store';

/** Request for a write: the same text of a proof, and the same values to be written, are the same request. */
export interface WriteRequest extends Pick<RemoteWrite, 'kind' | 'app' | 'subject'> {
  /** Text that only the holder of the proof has, and everything that the call writes, the password included. */
  readonly parts: readonly string[];
}

/** Begin of a write: the proof that it reserves, and what its end needs. */
export interface WriteBegin extends Pick<RemoteWrite, 'proof' | 'storedVersion' | 'locale'> {
  /** Object that is stored encrypted for the end. */
  readonly details?: object;
}

const KEY_BYTES = 16;

/** Seconds after which a person whose write is under way is asked to come again. */
const RETRY_SECONDS = 5;

/**
 * Writes of passwords and accounts that lie elsewhere, whose calls no transaction contains: sagas. One statement reserves the proof (begin), the call has the
 * write's idempotency key, and one transaction ends the write. A request that got no answer, and comes again, goes on with the
 * same key; another one with the same proof has to wait until the first one's result is known, or it is given up.
 */
@Injectable()
export class RemoteWrites {
  constructor(
    private readonly store: RemoteWriteStore,
    private readonly keys: KeyRing,
    private readonly random: Random,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Write that an earlier request began, which was the same as this one. Returns undefined when there is none. */
  async begunBy(request: WriteRequest): Promise<RemoteWrite | undefined> {
    const parts = macParts(request);
    const begun = await this.store.of(request.app, request.subject);
    return begun.find(({ mac }) => this.keys.matches('remote-write', mac, parts));
  }

  /**
   * Reserves the proof for a write. Throws a RefusedException (`unavailable`) while another write has it. Of parallel callers
   * exactly one begins; those with the same request go on with that write. Call it outside of a transaction.
   */
  async begin(request: WriteRequest, { details, ...begin }: WriteBegin): Promise<RemoteWrite> {
    const { kind, app, subject } = request;
    const write = {
      ...{ ...begin, kind, app, subject, key: this.random.token(KEY_BYTES) },
      mac: this.keys.mac('remote-write', macParts(request)),
      sealed: details && this.keys.seal('remote-write', JSON.stringify(details)),
    };
    if (await this.reserve(write)) return write;
    const same = await this.begunBy(request);
    if (same?.proof === begin.proof) return same;
    throw new RefusedException(unavailable(RETRY_SECONDS));
  }

  /**
   * Ends a write and does `work` in one transaction, which commits whatever the outcome. Of parallel callers with one write
   * exactly one gets true, and none with a write that another one has replaced.
   */
  end<T>(write: RemoteWrite, work: (isFirst: boolean) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => work(await this.store.end(write)));
  }

  /** Writes that may be given up, the oldest first, `limit` at most. */
  givenUp(limit: number): Promise<readonly RemoteWrite[]> {
    return this.store.givenUp(limit);
  }

  /** Deletes at most `limit` writes whose services have not been reached for a day. Returns their number. */
  purge(limit: number): Promise<number> {
    return this.store.purge(limit);
  }

  /** Details of a write; an empty object without any. Throws when their key has left the ring. */
  detailsOf({ sealed }: RemoteWrite): object {
    return sealed === undefined ? {} : (JSON.parse(this.keys.open('remote-write', sealed)) as object);
  }

  /** Reserves the proof of a write. Each statement has a transaction of its own, which runs again where parallel ones deadlock. */
  private async reserve(write: RemoteWrite): Promise<boolean> {
    const isAdded = await this.unitOfWork.run(() => this.store.add(write));
    return isAdded || this.unitOfWork.run(() => this.store.replace(write));
  }
}

const macParts = ({ kind, app, subject, parts }: WriteRequest): readonly string[] => [kind, app, subject, ...parts];
