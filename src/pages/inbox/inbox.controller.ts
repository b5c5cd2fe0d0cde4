import { Controller, Delete, Get, Header, Headers, HttpCode, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type InboxMessage, InboxStore } from '../../notification';
import { Unthrottled } from '../../http';
import { preferredLocale } from '../layout';
import { inboxFilter } from './inbox-filter';
import { inboxPage } from './inbox.page';

type QueryFields = Readonly<Record<string, unknown>>;

/** A message as it is listed: the instant in RFC 3339. */
type ListedMessage = Omit<InboxMessage, 'createdAt'> & { readonly createdAt: string };

/** The development inbox, for people and for tests that need to know a code. */
@Controller('inbox')
@Unthrottled()
export class InboxController {
  constructor(private readonly inbox: InboxStore) {}

  @Get()
  async show(
    @Query() query: QueryFields,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const filter = inboxFilter(query);
    const view = { messages: await this.inbox.newest(filter), to: filter.to ?? '' };
    const { headers, html } = inboxPage(view, preferredLocale(languages));
    void reply.headers(headers);
    return html;
  }

  @Get('messages')
  @Header('Cache-Control', 'no-store')
  async list(@Query() query: QueryFields): Promise<readonly ListedMessage[]> {
    return (await this.inbox.newest(inboxFilter(query))).map(listed);
  }

  @Delete('messages')
  @HttpCode(204)
  clear(): Promise<void> {
    return this.inbox.clear();
  }
}

function listed({
  id,
  channel,
  to,
  subject,
  text,
  html,
  code,
  link,
  reference,
  createdAt,
}: InboxMessage): ListedMessage {
  const instant = new Date(createdAt).toISOString();
  return { id, channel, to, subject, text, html, code, link, reference, createdAt: instant };
}
