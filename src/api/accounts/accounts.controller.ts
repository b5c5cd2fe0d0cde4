import { Body, Controller, Get, Post, Put, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader } from '@nestjs/swagger';
import {
  ChangeOwnPassword,
  type ChangeOwnPasswordRefusal,
  type RequestContext,
  type ShownSession,
  ShowSession,
} from '../../auth';
import type { Outcome } from '../../common';
import { ClientGuard, Context } from '../clients/client.guard';
import { Answers } from '../problems/answers.decorator';
import { CLIENT_HEADER } from '../problems/headers';
import { SessionGuard, SessionToken } from '../sessions/session.guard';
import type { SessionExpired } from '../sessions/sessions.replies';
import { AccountCreation, type CreateAccountRefusal } from './account-creation';
import { AccountProfile, ChangeMyPasswordRequest, CreateAccountRequest } from './accounts.dto';
import { changePasswordReplies, createReplies, profileReplies } from './accounts.replies';

/** Accounts of /v1: registration, and the account that is signed in. */
@Controller('v1/accounts')
@UseGuards(ClientGuard)
@ApiHeader(CLIENT_HEADER)
export class AccountsController {
  constructor(
    private readonly creation: AccountCreation,
    private readonly sessions: ShowSession,
    private readonly passwords: ChangeOwnPassword,
  ) {}

  @Post()
  @Answers(createReplies, {
    id: 'createAccount',
    isIdempotent: true,
    summary: 'Register an account',
    description: 'With the ticket of a challenge of the purpose register. A refused name or password keeps the ticket.',
    answer: { description: 'The account', type: AccountProfile },
  })
  create(
    @Body() request: CreateAccountRequest,
    @Context() context: RequestContext,
  ): Promise<Outcome<AccountProfile, CreateAccountRefusal>> {
    return this.creation.create(context, request);
  }

  @Get('me')
  @UseGuards(SessionGuard)
  @ApiBearerAuth('session')
  @Answers(profileReplies, {
    id: 'getMyAccount',
    summary: 'Account of the session',
    answer: { description: 'The account', type: AccountProfile },
  })
  me(
    @SessionToken() token: string,
    @Context() { app }: RequestContext,
  ): Promise<Outcome<ShownSession, SessionExpired>> {
    return this.sessions.execute({ app, token });
  }

  @Put('me/password')
  @UseGuards(SessionGuard)
  @ApiBearerAuth('session')
  @Answers(changePasswordReplies, {
    id: 'changeMyPassword',
    summary: 'Change the password',
    description: 'All other sessions end, and a notice goes to every verified address.',
    answer: { description: 'The password is changed' },
  })
  changePassword(
    @Body() { currentPassword, newPassword }: ChangeMyPasswordRequest,
    @SessionToken() token: string,
    @Context() context: RequestContext,
  ): Promise<Outcome<void, ChangeOwnPasswordRefusal>> {
    return this.passwords.execute({ context, token, currentPassword, newPassword, policy: 'core' });
  }
}
