import {
  Controller,
  ForbiddenException,
  Headers,
  Inject,
  type MessageEvent,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
  Res,
  Sse,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EMPTY, endWith, ignoreElements, interval, map, merge, type Observable, share, takeUntil } from 'rxjs';
import type { UiLocale } from '../../common';
import { ServiceOptions } from '../../config';
import { formFields, preferredLocale, underBasePath } from '../layout';
import { InboxFeed, type InboxNews } from './inbox-feed';
import { inboxFilter } from './inbox-filter';
import { messageCard, stateText } from './inbox.page';
import { ReceiptSimulation } from './receipt-simulation';

/** Time between two comments on a stream, in milliseconds: proxies end connections that are silent for a minute or less. */
const HEARTBEAT_MS = 15_000;

const SAME_ORIGIN = 'same-origin';
const SEE_OTHER = 303;

/** Serves the live part of the inbox page: its stream of messages, and its receipts. */
@Controller('inbox')
export class LiveInboxController {
  constructor(
    private readonly feed: InboxFeed,
    private readonly simulation: ReceiptSimulation,
    @Inject(ServiceOptions) private readonly service: Pick<ServiceOptions, 'basePath'>,
  ) {}

  /**
   * Server-Sent Events of the messages that match `?to=…`: `arrived` with a message as HTML, `cleared` when they are gone.
   * It begins after the message whose id is `Last-Event-ID`, or else `?after=…`.
   */
  @Sse('stream')
  stream(
    @Query() query: Readonly<Record<string, unknown>>,
    @Headers('accept-language') languages: string | undefined,
    @Headers('last-event-id') last: string | undefined,
    @Req() { method }: Pick<FastifyRequest, 'method'>,
  ): Observable<MessageEvent> {
    if (method === 'HEAD') return EMPTY;
    const locale = preferredLocale(languages);
    const filter = inboxFilter({ ...query, ...(last !== undefined && last !== '' && { after: last }) });
    const news = this.feed.stream(filter).pipe(
      map((each) => this.eventOf(each, locale)),
      share(),
    );
    const isOver = news.pipe(ignoreElements(), endWith(true));
    const heartbeat = interval(HEARTBEAT_MS).pipe(
      map(() => ({ comment: '' })),
      takeUntil(isOver),
    );
    return merge(news, heartbeat);
  }

  /**
   * Reports on a message as its vendor would, by the form field `status`: `delivered` or `failed`. Answers the state that the
   * message has then as JSON, or leads a form back to the page. Other sites get 403 (Fetch Metadata, `Sec-Fetch-Site`).
   */
  @Post('messages/:id/receipt')
  async report(
    @Param('id') id: string,
    @Headers('accept-language') languages: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly state: string; readonly text: string } | undefined> {
    const { headers } = request;
    if ((headers['sec-fetch-site'] ?? SAME_ORIGIN) !== SAME_ORIGIN) throw new ForbiddenException();
    const status = await this.simulation.report(id, formFields(request).get('status'));
    if (status === undefined) throw new NotFoundException();
    void reply.header('cache-control', 'no-store');
    if (headers.accept?.includes('text/html') === true) {
      void reply.status(SEE_OTHER).header('location', `${this.service.basePath}/inbox`);
      return undefined;
    }
    void reply.status(200);
    return { state: status.state, text: stateText(status, preferredLocale(languages)) };
  }

  private eventOf(news: InboxNews, locale: UiLocale): MessageEvent {
    if ('cleared' in news) return { type: 'cleared', id: '', data: '' };
    const { markup } = messageCard(news.arrived, locale);
    return { type: 'arrived', id: news.arrived.message.id, data: underBasePath(markup, this.service) };
  }
}
