import { Body, Controller, Get, Post, UseGuards } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type Policy, type RequestContext, ResetByTicket, type ResetByTicketRefusal, ShowPolicy } from '../../auth';
import { done, type EdgeRefusal, type Outcome } from '../../common';
import { ClientGuard, Context } from '../clients/client.guard';
import { Answers } from '../problems/answers.decorator';
import { CLIENT_HEADER } from '../problems/headers';
import { PasswordRules, ResetPasswordRequest } from './accounts.dto';
import { policyReplies, resetReplies } from './accounts.replies';

/** Passwords of /v1: the reset by a ticket, and the policy. */
@Controller('v1')
@UseGuards(ClientGuard)
@ApiHeader(CLIENT_HEADER)
export class PasswordsController {
  constructor(
    private readonly resets: ResetByTicket,
    private readonly policy: ShowPolicy,
  ) {}

  @Post('password-resets')
  @Answers(resetReplies, {
    id: 'resetPassword',
    isIdempotent: true,
    summary: 'Set a new password',
    description:
      'With the ticket of a challenge of the purpose recover or change-password. A rejected password keeps the ticket; all sessions end.',
    answer: { description: 'The password is set' },
  })
  reset(
    @Body() { ticket, newPassword }: ResetPasswordRequest,
    @Context() context: RequestContext,
  ): Promise<Outcome<void, ResetByTicketRefusal>> {
    return this.resets.execute({ context, ticket, newPassword, policy: 'core' });
  }

  @Get('password-policy')
  @Answers(policyReplies, {
    id: 'getPasswordPolicy',
    summary: 'Rules of new passwords',
    answer: { description: 'The rules', type: PasswordRules },
  })
  async rules(@Context() { app }: RequestContext): Promise<Outcome<Policy, EdgeRefusal>> {
    return done(await this.policy.execute(app));
  }
}
