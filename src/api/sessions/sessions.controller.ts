import { Body, Controller, Delete, Get, Headers, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader } from '@nestjs/swagger';
import {
  EndOtherSessions,
  EndOwnSession,
  ListOwnSessions,
  type OwnSession,
  type RequestContext,
  type ShownSession,
  ShowSession,
  SignIn,
} from '../../auth';
import type { Outcome } from '../../common';
import { Admission } from '../../http';
import { ClientGuard, Context } from '../clients/client.guard';
import { Answers } from '../problems/answers.decorator';
import { CLIENT_HEADER } from '../problems/headers';
import { deviceOf } from './device';
import { SessionGuard, SessionToken } from './session.guard';
import { type CreateSessionRefusal, SessionOpener } from './session-opener';
import { CreateSessionRequest, CurrentSession, NewSession, SessionList } from './sessions.dto';
import { createReplies, currentReplies, endReplies, listReplies, type SessionExpired } from './sessions.replies';

/** Sessions of /v1: sign-in, and what a signed-in person may know and end. */
@Controller('v1/sessions')
@UseGuards(ClientGuard)
@ApiHeader(CLIENT_HEADER)
export class SessionsController {
  constructor(
    private readonly opener: SessionOpener,
    private readonly shown: ShowSession,
    private readonly own: ListOwnSessions,
    private readonly end: EndOwnSession,
    private readonly endOthers: EndOtherSessions,
  ) {}

  /** Tickets wait for no comparison, but which of the two a body has is not known before it is read. */
  @Post()
  @Admission(SignIn)
  @Answers(createReplies, {
    id: 'createSession',
    isIdempotent: true,
    summary: 'Sign in',
    description:
      'By identifier and password, or by the ticket of a challenge of the purpose sign-in. A wrong one of either is answered alike.',
    answer: { description: 'The session; its token is told once', type: NewSession },
  })
  create(
    @Body() request: CreateSessionRequest,
    @Context() context: RequestContext,
    @Headers('user-agent') userAgent: string | undefined,
  ): Promise<Outcome<NewSession, CreateSessionRefusal>> {
    return this.opener.open(context, request, deviceOf(userAgent));
  }

  @Get('current')
  @UseGuards(SessionGuard)
  @ApiBearerAuth('session')
  @Answers(currentReplies, {
    id: 'getCurrentSession',
    summary: 'Session of the token',
    answer: { description: 'The session with its account', type: CurrentSession },
  })
  current(
    @SessionToken() token: string,
    @Context() { app }: RequestContext,
  ): Promise<Outcome<ShownSession, SessionExpired>> {
    return this.shown.execute({ app, token });
  }

  @Delete('current')
  @UseGuards(SessionGuard)
  @ApiBearerAuth('session')
  @Answers(endReplies, {
    id: 'endCurrentSession',
    summary: 'Sign out',
    answer: { description: 'The session has ended' },
  })
  endCurrent(
    @SessionToken() token: string,
    @Context() context: RequestContext,
  ): Promise<Outcome<void, SessionExpired>> {
    return this.end.execute({ context, token });
  }

  @Get()
  @UseGuards(SessionGuard)
  @ApiBearerAuth('session')
  @Answers(listReplies, {
    id: 'listSessions',
    summary: 'Where the account is signed in',
    answer: { description: 'Open sessions, the newest first, 100 at most', type: SessionList },
  })
  list(
    @SessionToken() token: string,
    @Context() context: RequestContext,
  ): Promise<Outcome<readonly OwnSession[], SessionExpired>> {
    return this.own.execute({ context, token });
  }

  @Delete()
  @UseGuards(SessionGuard)
  @ApiBearerAuth('session')
  @Answers(endReplies, {
    id: 'endOtherSessions',
    summary: 'Sign out everywhere else',
    answer: { description: 'All other sessions have ended' },
  })
  endAllOthers(
    @SessionToken() token: string,
    @Context() context: RequestContext,
  ): Promise<Outcome<void, SessionExpired>> {
    return this.endOthers.execute({ context, token });
  }
}
