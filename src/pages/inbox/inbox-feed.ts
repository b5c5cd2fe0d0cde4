import { Injectable, Logger, type OnModuleDestroy, ServiceUnavailableException } from '@nestjs/common';
import { catchError, concatMap, defer, EMPTY, exhaustMap, filter, finalize, merge, type Observable, of } from 'rxjs';
import { share, Subject, takeUntil, takeWhile, timer } from 'rxjs';
import { errorLabel } from '../../common';
import { ShutdownState } from '../../http';
import { type InboxFilter, InboxStore } from '../../notification';
import { MessageStatuses, type ShownMessage } from './message-statuses';

type Messages = readonly ShownMessage[];

/** News of the inbox: a message that arrived, or that those known so far are gone. */
export type InboxNews = { readonly arrived: ShownMessage } | { readonly cleared: true };

/** Time between two looks at the store while a stream is open, in milliseconds: they find the messages of other processes. */
const LOOK_MS = 1_000;

/** Time before the newest message that each look reads again: messages of two processes may be committed out of order. */
const OVERLAP_MS = 2_000;

/** Maximum number of streams of one process; a browser has one for each open page of the inbox. */
export const MAX_STREAMS = 50;

/** Maximum number of messages that a stream begins with. */
const KEPT = 200;

/**
 * Live messages of the development inbox. All streams of a process share one look at the store a second, which is taken
 * only while one is open. They end when the process is told to stop, before it stops to answer.
 */
@Injectable()
export class InboxFeed implements OnModuleDestroy {
  private readonly logger = new Logger(InboxFeed.name);
  private readonly ended = new Subject<void>();
  private openStreams = 0;
  /** Messages as of the last look, the newest first; undefined while no stream is open. */
  private known: Messages | undefined;
  private readonly looks = defer(() => timer(0, LOOK_MS)).pipe(
    takeWhile(() => !this.shutdown.isStopping),
    takeUntil(this.ended),
    exhaustMap(() => this.look()),
    finalize(() => (this.known = undefined)),
    share(),
  );

  constructor(
    private readonly store: InboxStore,
    private readonly statuses: MessageStatuses,
    private readonly shutdown: ShutdownState,
  ) {}

  /**
   * News of messages, the oldest first, beginning with those that came after the one whose id is `after`. Where that one is
   * gone, or none is named, it begins with all of them. Completes at the shutdown. Throws ServiceUnavailableException when
   * MAX_STREAMS are open, or the process is stopping.
   */
  stream({ to, after }: InboxFilter): Observable<InboxNews> {
    if (this.openStreams >= MAX_STREAMS || this.shutdown.isStopping) throw new ServiceUnavailableException();
    this.openStreams++;
    let seen: ReadonlySet<string> = new Set(typeof after === 'string' ? [after] : []);
    let isFirst = true;
    const snapshots = defer(() => (this.known === undefined ? this.looks : merge(of(this.known), this.looks)));
    return snapshots.pipe(
      concatMap((messages) => {
        const news = newsOf(messages, isFirst ? withOlder(messages, seen) : seen);
        seen = idsOf(messages);
        isFirst = false;
        return news;
      }),
      filter((news) => to === undefined || 'cleared' in news || news.arrived.message.to === to),
      finalize(() => this.openStreams--),
    );
  }

  onModuleDestroy(): void {
    this.ended.next();
  }

  /** Messages, where they are others than those of the last look. An outage ends no stream. */
  private look(): Observable<Messages> {
    return defer(() => this.read()).pipe(
      filter((messages) => {
        const isNews = messages !== this.known;
        this.known = messages;
        return isNews;
      }),
      catchError((error: unknown) => {
        this.logger.warn(`the inbox could not be read: ${errorLabel(error)}`);
        return EMPTY;
      }),
    );
  }

  /** Messages of the store, the newest first; the known ones themselves where nothing has changed. */
  private async read(): Promise<Messages> {
    const { known = [] } = this;
    const [newest] = known;
    return newest === undefined ? this.readAll() : this.readAfter(newest, known);
  }

  private async readAll(): Promise<Messages> {
    const found = await this.store.newest({});
    const isStillEmpty = this.known?.length === 0 && found.length === 0;
    return isStillEmpty ? (this.known ?? []) : this.statuses.of(found);
  }

  private async readAfter({ message: newest }: ShownMessage, known: Messages): Promise<Messages> {
    const found = await this.store.newest({ after: newest.createdAt - OVERLAP_MS });
    if (!found.some(({ id }) => id === newest.id)) return this.readAll();
    const ids = idsOf(known);
    const fresh = found.filter(({ id }) => !ids.has(id));
    return fresh.length === 0 ? known : [...(await this.statuses.of(fresh)), ...known].slice(0, KEPT);
  }
}

const idsOf = (messages: Messages): ReadonlySet<string> => new Set(messages.map(({ message }) => message.id));

/** Ids of the messages that a stream has, given one of them: it and those before it. */
function withOlder(messages: Messages, seen: ReadonlySet<string>): ReadonlySet<string> {
  const index = messages.findIndex(({ message }) => seen.has(message.id));
  return index === -1 ? seen : idsOf(messages.slice(index));
}

/** Differences between the messages seen before and those of now. */
function newsOf(messages: Messages, seen: ReadonlySet<string>): readonly InboxNews[] {
  const arrived = messages.filter(({ message }) => !seen.has(message.id)).reverse();
  const isCleared = seen.size > 0 && arrived.length === messages.length;
  return [...(isCleared ? [{ cleared: true } as const] : []), ...arrived.map((message) => ({ arrived: message }))];
}
