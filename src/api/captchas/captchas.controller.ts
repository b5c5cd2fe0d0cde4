import { Body, Controller, Get, Headers, Param, Post, UseGuards } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { RequestContext } from '../../auth';
import { CaptchaIds, type CaptchaMedium } from '../../captcha';
import { done, type EdgeRefusal, type Outcome, pickLocale, rfc3339 } from '../../common';
import { fileReply, ours, type ReplyTable } from '../../http';
import { ApiOptions } from '../api.config';
import { ClientGuard, Context } from '../clients/client.guard';
import { Answers } from '../problems/answers.decorator';
import { CLIENT_HEADER } from '../problems/headers';
import type { Problem } from '../problems/problem';
import { problems, REPEATABLE } from '../problems/problems';
import { Captcha, CreateCaptchaRequest } from './captchas.dto';

interface NotFound {
  readonly reason: 'not-found';
}

interface File {
  readonly mediaType: string;
  readonly content: Buffer;
}

const sample: Captcha = { id: 'i…', kind: 'image', expiresAt: rfc3339(0) };

const createReplies = {
  done: ours(sample, (captcha: Captcha) => captcha),
  refused: problems(...REPEATABLE),
  doneStatus: 201,
} satisfies ReplyTable<Captcha, EdgeRefusal, Captcha | Problem>;

const drawReplies = (mediaType: string) =>
  ({ done: fileReply(mediaType), refused: problems('not-found') }) satisfies ReplyTable<File, NotFound, Problem>;

/** Captchas of /v1: made by id, drawn once, answered once. */
@Controller('v1/captchas')
@UseGuards(ClientGuard)
@ApiHeader(CLIENT_HEADER)
export class CaptchasController {
  constructor(
    private readonly captchas: CaptchaIds,
    private readonly options: ApiOptions,
  ) {}

  @Post()
  @Answers(createReplies, {
    id: 'createCaptcha',
    isIdempotent: true,
    summary: 'Create a captcha',
    description: 'For calls that answer `captcha-required`. It is good for one answer, right or wrong.',
    answer: { description: 'The captcha', type: Captcha },
  })
  async create(
    @Body() { kind }: CreateCaptchaRequest,
    @Context() { app }: RequestContext,
  ): Promise<Outcome<Captcha, EdgeRefusal>> {
    const { id, expiresAt, challenge } = await this.captchas.issue(app, kind);
    const address = `${this.options.publicUrl}/v1/captchas/${id}`;
    return done({
      ...{ id, kind, expiresAt: rfc3339(expiresAt) },
      ...(kind === 'image' && { imageUrl: `${address}/image.png` }),
      ...(kind === 'audio' && { audioUrl: `${address}/audio.wav` }),
      ...(challenge && { challenge }),
    });
  }

  @Get(':id/image.png')
  @Answers(drawReplies('image/png'), {
    id: 'drawCaptchaImage',
    summary: 'Picture of a captcha',
    description: 'Drawn once: a second request is answered 404.',
    answer: { description: 'The picture', media: 'image/png' },
  })
  image(@Param('id') id: string, @Context() { app }: RequestContext): Promise<Outcome<File, NotFound>> {
    return this.captchas.draw({ app, id }, 'image');
  }

  @Get(':id/audio.wav')
  @Answers(drawReplies('audio/wav'), {
    id: 'drawCaptchaAudio',
    summary: 'Spoken digits of a captcha',
    description: 'In the language of Accept-Language: any Chinese is Mandarin, others are English. Drawn once.',
    answer: { description: 'The sound', media: 'audio/wav' },
  })
  audio(
    @Param('id') id: string,
    @Context() { app }: RequestContext,
    @Headers('accept-language') languages: string | undefined,
  ): Promise<Outcome<File, NotFound>> {
    const medium: CaptchaMedium = pickLocale(languages, 'en').startsWith('zh') ? 'audio/zh-CN' : 'audio/en';
    return this.captchas.draw({ app, id }, medium);
  }
}
