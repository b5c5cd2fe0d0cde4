import { Body, Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { RequestContext } from '../../auth';
import type { Outcome } from '../../common';
import { SendRoute } from '../../http';
import { Bearer, ClientGuard, Context } from '../clients/client.guard';
import { Answers } from '../problems/answers.decorator';
import { CLIENT_HEADER, OptionalBearer } from '../problems/headers';
import {
  Challenge,
  ChallengeStatus,
  CreateChallengeRequest,
  ResendChallengeRequest,
  VerifiedChallenge,
  VerifyChallengeRequest,
} from './challenges.dto';
import { createReplies, resendReplies, showReplies, verifyReplies } from './challenges.replies';
import {
  ChallengesService,
  type CreateChallengeRefusal,
  type NotFound,
  type VerifyChallengeRefusal,
} from './challenges.service';

/** Challenges of /v1: a code is sent, sent again, and verified for a ticket. */
@Controller('v1/challenges')
@UseGuards(ClientGuard)
@ApiHeader(CLIENT_HEADER)
export class ChallengesController {
  constructor(private readonly challenges: ChallengesService) {}

  @Post()
  @SendRoute()
  @OptionalBearer()
  @Answers(createReplies, {
    id: 'createChallenge',
    isIdempotent: true,
    summary: 'Send a code',
    description:
      'Names the account by user name, phone or e-mail address. The answer is the same whether there is one. The purposes ' +
      'change-password, bind-phone and bind-email need the bearer token of a session; verify, for addresses without an ' +
      'account, needs the secret of the client application, which lifts captchas and limits by address for the others.',
    answer: { description: 'The challenge; the code is on its way, if there is an account', type: Challenge },
  })
  create(
    @Body() { purpose, channel, captcha, locale, ...typed }: CreateChallengeRequest,
    @Context() context: RequestContext,
    @Bearer() bearer: string | undefined,
  ): Promise<Outcome<Challenge, CreateChallengeRefusal>> {
    const command = { context, bearer, purpose, channel, captcha, typed };
    return this.challenges.create({ ...command, locale: locale ?? context.locale });
  }

  @Get(':id')
  @Answers(showReplies, {
    id: 'getChallenge',
    summary: 'State of a challenge',
    description: 'The id alone is enough to read it; nothing in it tells whether there is an account.',
    answer: { description: 'The state', type: ChallengeStatus },
  })
  show(@Param('id') id: string, @Context() context: RequestContext): Promise<Outcome<ChallengeStatus, NotFound>> {
    return this.challenges.show(context, id);
  }

  @Post(':id/resend')
  @OptionalBearer()
  @SendRoute()
  @Answers(resendReplies, {
    id: 'resendChallenge',
    isIdempotent: true,
    summary: 'Send another code',
    description: 'The last two codes of a challenge are good. Another channel of the same account may be named.',
    answer: { description: 'The challenge', type: Challenge },
  })
  resend(
    @Param('id') id: string,
    @Body() { captcha, channel }: ResendChallengeRequest,
    @Context() context: RequestContext,
    @Bearer() bearer: string | undefined,
  ): Promise<Outcome<Challenge, CreateChallengeRefusal | NotFound>> {
    return this.challenges.resend({ context, bearer, id, captcha, channel });
  }

  @Post(':id/verify')
  @OptionalBearer()
  @Answers(verifyReplies, {
    id: 'verifyChallenge',
    summary: 'Verify a code',
    description: 'A right code yields a ticket, once. Wrong, expired and exhausted codes are answered alike.',
    answer: { description: 'The ticket', type: VerifiedChallenge },
  })
  verify(
    @Param('id') id: string,
    @Body() { code }: VerifyChallengeRequest,
    @Context() context: RequestContext,
    @Bearer() bearer: string | undefined,
  ): Promise<Outcome<VerifiedChallenge, VerifyChallengeRefusal>> {
    return this.challenges.verify({ context, bearer, id, code });
  }
}
