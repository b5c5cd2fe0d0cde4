import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { RequestContext } from '../../auth';
import type { Outcome } from '../../common';
import { ClientGuard, Context } from '../clients/client.guard';
import { Answers } from '../problems/answers.decorator';
import { CLIENT_HEADER } from '../problems/headers';
import { AccountCreation, type CreateAccountRefusal } from './account-creation';
import { AccountProfile, CreateAccountRequest } from './accounts.dto';
import { createReplies } from './accounts.replies';

/** Accounts of /v1: registration. */
@Controller('v1/accounts')
@UseGuards(ClientGuard)
@ApiHeader(CLIENT_HEADER)
export class AccountsController {
  constructor(private readonly creation: AccountCreation) {}

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
}
