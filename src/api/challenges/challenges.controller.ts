import { Body, Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader } from '@nestjs/swagger';
import { type RequestContext, ShowSession } from '../../auth';
import { done, type Outcome, refuse } from '../../common';
import { SendRoute } from '../../http';
import { Bearer, ClientGuard, Context } from '../clients/client.guard';
import { Answers } from '../problems/answers.decorator';
import { CLIENT_HEADER } from '../problems/headers';
import {
  Challenge,
  ChallengeStatus,
  CreateChallengeRequest,
  ResendChallengeRequest,
  VerifiedChallenge,
  VerifyChallengeRequest,
} from './challenges.dto';
import { isBinding, needsSession } from './challenge-purposes';
import { createReplies, resendReplies, showReplies, verifyReplies } from './challenges.replies';
import {
  type CallerRefusal,
  ChallengesService,
  type CreateChallengeRefusal,
  type NotFound,
} from './challenges.service';
import type { CodeCheckRefusal } from './code-checks';
import type { TypedLookup } from './api-challenge.sql-store';

/** Challenges of /v1: a code is sent, sent again, and verified for a ticket. */
@Controller('v1/challenges')
@UseGuards(ClientGuard)
@ApiHeader(CLIENT_HEADER)
export class ChallengesController {
  constructor(
    private readonly challenges: ChallengesService,
    private readonly sessions: ShowSession,
  ) {}

  @Post()
  @SendRoute()
  @ApiBearerAuth('session')
  @Answers(createReplies, {
    id: 'createChallenge',
    isIdempotent: true,
    summary: 'Send a code',
    description:
      'Names the account by user name, phone or e-mail address. The answer is the same whether there is one. The purposes ' +
      'change-password, bind-phone and bind-email need the bearer token of a session.',
    answer: { description: 'The challenge; the code is on its way, if there is an account', type: Challenge },
  })
  async create(
    @Body() { purpose, channel, captcha, locale, ...typed }: CreateChallengeRequest,
    @Context() context: RequestContext,
    @Bearer() token: string | undefined,
  ): Promise<Outcome<Challenge, CreateChallengeRefusal | CallerRefusal>> {
    const lookup = needsSession(purpose)
      ? await this.signedIn(context, token, isBinding(purpose) ? typed : {})
      : done(typed);
    if (!lookup.ok) return lookup;
    const flow = locale ?? context.locale;
    const command = { context, purpose, channel, captcha, locale: flow, token, isServer: false };
    return this.challenges.create({ ...command, lookup: lookup.value });
  }

  @Get(':id')
  @Answers(showReplies, {
    id: 'getChallenge',
    summary: 'State of a challenge',
    description: 'Whoever has the id may read it; nothing in it tells whether there is an account.',
    answer: { description: 'The state', type: ChallengeStatus },
  })
  show(@Param('id') id: string, @Context() context: RequestContext): Promise<Outcome<ChallengeStatus, NotFound>> {
    return this.challenges.show(context, id);
  }

  @Post(':id/resend')
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
    @Bearer() token: string | undefined,
  ): Promise<Outcome<Challenge, CreateChallengeRefusal | CallerRefusal | NotFound>> {
    return this.challenges.resend({ context, captcha, channel, token, isServer: false }, id);
  }

  @Post(':id/verify')
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
  ): Promise<Outcome<VerifiedChallenge, CodeCheckRefusal | NotFound>> {
    return this.challenges.verify(context, id, code);
  }

  /** Look-up of the account that is signed in, with what was typed. */
  private async signedIn(
    { app }: RequestContext,
    token: string | undefined,
    typed: TypedLookup,
  ): Promise<Outcome<TypedLookup, { readonly reason: 'session-expired' }>> {
    if (token === undefined) return refuse({ reason: 'session-expired' });
    const shown = await this.sessions.execute({ app, token });
    return shown.ok ? done({ ...typed, accountId: shown.value.account.id }) : shown;
  }
}
