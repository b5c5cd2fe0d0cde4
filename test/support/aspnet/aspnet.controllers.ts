import { Body, Controller, Get, Header, Post } from '@nestjs/common';
import { done, type Outcome, refuse, throttled, type Throttled } from '../../../src/common';
import {
  fileReply,
  clr,
  dataContract,
  dataContractCodec,
  member,
  ours,
  type RecordOf,
  Replies,
} from '../../../src/http';
import { apiResult, echo, type Echo, sendRequest, type SendRequest, sendResult, type SendResult } from './contracts';

const sendCodec = dataContractCodec({ request: sendRequest, response: sendResult });
const echoCodec = dataContractCodec({ request: echo, response: echo });
const pictureQuery = dataContract({ namespace: 'A', name: 'Picture', members: { client: member(clr.guid) } });
const pictureCodec = dataContractCodec({ request: pictureQuery, response: apiResult(clr.string), from: 'query' });

const no = (code: number, message: string) => ours({ code, message, data: null });
const refused = { malformed: no(2, 'malformed'), throttled: no(16, 'throttled'), unavailable: no(99, '系统繁忙') };

const sendReplies = { done: ours({ code: 1, message: 'ok', data: { state: 's' } } as SendResult), refused };
const nothing: Echo = { name: null, s: null, n: 0 };
const echoReplies = {
  done: ours(nothing, (body: Echo) => body),
  refused: { malformed: ours(nothing), throttled: ours(nothing), unavailable: ours(nothing) },
};
const pictureReplies = { done: fileReply('image/png'), refused };

/** Controllers of the recorded service. */
@Controller('api/member')
export class MemberController {
  @Post('retrievepwd/sendcode')
  @Replies(sendCodec, sendReplies)
  send(@Body() { username, random }: SendRequest): Promise<Outcome<void, Throttled>> {
    if (username === 'fault') return Promise.reject(new TypeError('broken'));
    return Promise.resolve(random === -1 ? refuse(throttled(7)) : done(undefined));
  }

  @Get('picture')
  @Replies(pictureCodec, pictureReplies)
  picture(
    @Body() { client }: RecordOf<typeof pictureQuery>,
  ): Promise<Outcome<{ mediaType: string; content: string }, never>> {
    return Promise.resolve(done({ mediaType: 'text/plain', content: client }));
  }
}

@Controller('api/User')
export class UserController {
  @Post('CheckVaildateCodeByUser')
  @Replies(echoCodec, echoReplies)
  check(@Body() body: Echo): Promise<Outcome<Echo, never>> {
    return Promise.resolve(done(body));
  }

  @Get('page')
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return '<h1>page</h1>';
  }
}
