import { Controller, Delete, Get, Header, Headers, HttpCode, Query, UseInterceptors } from '@nestjs/common';
import {
  ApiIncludeEndpoint,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { Polled } from '../../http';
import { InboxStore } from '../../notification';
import { type Page, PageInterceptor, preferredLocale } from '../layout';
import { inboxFilter } from './inbox-filter';
import { InboxMessageDto, toInboxMessageDto } from './inbox-message.dto';
import { inboxPage } from './inbox.page';
import { MessageStatuses } from './message-statuses';

type QueryFields = Readonly<Record<string, unknown>>;

/** Serves the development inbox: a page for people, JSON for tests that need a code. */
@ApiTags('Inbox')
@Controller('inbox')
export class InboxController {
  constructor(
    private readonly inbox: InboxStore,
    private readonly statuses: MessageStatuses,
  ) {}

  @Get()
  @Polled()
  @UseInterceptors(PageInterceptor)
  async show(@Query() query: QueryFields, @Headers('accept-language') languages: string | undefined): Promise<Page> {
    const filter = inboxFilter(query);
    const messages = await this.statuses.of(await this.inbox.newest(filter));
    const view = { messages, to: filter.to ?? '' };
    return inboxPage(view, preferredLocale(languages));
  }

  @Get('messages')
  @Header('Cache-Control', 'no-store')
  @ApiIncludeEndpoint()
  @ApiOperation({
    operationId: 'listInboxMessages',
    summary: 'List messages',
    description: 'The newest messages that were sent in this development start, newest first.',
  })
  @ApiQuery({
    name: 'to',
    type: String,
    required: false,
    description: 'Recipient: a phone number in E.164 or an e-mail address',
  })
  @ApiQuery({
    name: 'after',
    type: String,
    required: false,
    description: 'Id or `createdAt` of a message: lists what came after it',
  })
  @ApiOkResponse({ type: [InboxMessageDto], description: 'Messages' })
  async list(@Query() query: QueryFields): Promise<readonly InboxMessageDto[]> {
    return (await this.inbox.newest(inboxFilter(query))).map(toInboxMessageDto);
  }

  @Delete('messages')
  @HttpCode(204)
  @ApiIncludeEndpoint()
  @ApiOperation({ operationId: 'deleteInboxMessages', summary: 'Delete all messages' })
  @ApiNoContentResponse({ description: 'The inbox is empty' })
  clear(): Promise<void> {
    return this.inbox.clear();
  }
}
