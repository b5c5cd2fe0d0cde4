import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader } from '@nestjs/swagger';
import { type RequestContext, ShowSession } from '../../auth';
import { done, type Outcome } from '../../common';
import { type CallerRefusal, Callers } from '../clients/callers';
import { Bearer, ClientGuard, Context } from '../clients/client.guard';
import { Answers } from '../problems/answers.decorator';
import { CLIENT_HEADER } from '../problems/headers';
import { Introspection, IntrospectSessionRequest } from './sessions.dto';
import { type IntrospectedSession, introspectReplies } from './sessions.replies';

/** Introspection of session tokens, for servers of client applications. */
@Controller('v1/sessions')
@UseGuards(ClientGuard)
@ApiHeader(CLIENT_HEADER)
export class IntrospectionController {
  constructor(
    private readonly sessions: ShowSession,
    private readonly callers: Callers,
  ) {}

  @Post('introspect')
  @ApiBearerAuth('clientSecret')
  @Answers(introspectReplies, {
    id: 'introspectSession',
    summary: 'State of a token',
    description: 'For servers of the client application (RFC 7662). Counts as a use of the session.',
    answer: { description: 'The state; of a token that is not active nothing else', type: Introspection },
  })
  async introspect(
    @Body() { token }: IntrospectSessionRequest,
    @Context() context: RequestContext,
    @Bearer() bearer: string | undefined,
  ): Promise<Outcome<IntrospectedSession, CallerRefusal>> {
    const caller = await this.callers.serverContextOf({ context, bearer });
    if (!caller.ok) return caller;
    const { app } = caller.value;
    const shown = await this.sessions.execute({ app, token });
    return done(shown.ok ? { app, session: shown.value } : { app });
  }
}
