import { Body, Controller, Get, Patch, Put, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader } from '@nestjs/swagger';
import {
  type BindAddressRefusal,
  ChangeOwnPassword,
  type ChangeOwnPasswordRefusal,
  type RequestContext,
  SetOwnLocale,
  type SetOwnLocaleRefusal,
  type ShownSession,
  ShowSession,
} from '../../auth';
import type { Outcome } from '../../common';
import { ClientGuard, Context } from '../clients/client.guard';
import { Answers } from '../problems/answers.decorator';
import { CLIENT_HEADER } from '../problems/headers';
import { SessionGuard, SessionToken } from '../sessions/session.guard';
import type { SessionExpired } from '../sessions/sessions.replies';
import { AccountProfile, BindAddressRequest, ChangeMyPasswordRequest, UpdateMyAccountRequest } from './accounts.dto';
import { bindReplies, changePasswordReplies, profileReplies, updateReplies } from './accounts.replies';
import { AddressBinding } from './address-binding';

/** Account of /v1 that is signed in. */
@Controller('v1/accounts/me')
@UseGuards(ClientGuard, SessionGuard)
@ApiHeader(CLIENT_HEADER)
@ApiBearerAuth('session')
export class MyAccountController {
  constructor(
    private readonly sessions: ShowSession,
    private readonly locales: SetOwnLocale,
    private readonly passwords: ChangeOwnPassword,
    private readonly bindings: AddressBinding,
  ) {}

  @Get()
  @Answers(profileReplies, {
    id: 'getMyAccount',
    summary: 'Account of the session',
    answer: { description: 'The account', type: AccountProfile },
  })
  show(
    @SessionToken() token: string,
    @Context() { app }: RequestContext,
  ): Promise<Outcome<ShownSession, SessionExpired>> {
    return this.sessions.execute({ app, token });
  }

  @Patch()
  @Answers(updateReplies, {
    id: 'updateMyAccount',
    summary: 'Change the language of messages',
    answer: { description: 'The account', type: AccountProfile },
  })
  update(
    @Body() { locale }: UpdateMyAccountRequest,
    @SessionToken() token: string,
    @Context() context: RequestContext,
  ): Promise<Outcome<ShownSession, SetOwnLocaleRefusal>> {
    return this.locales.execute({ context, token, locale });
  }

  @Put('password')
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

  @Put('phone')
  @Answers(bindReplies, {
    id: 'bindMyPhone',
    summary: 'Use another phone number',
    description: 'With the ticket of a challenge of the purpose bind-phone. A notice goes to the addresses before.',
    answer: { description: 'The number is changed' },
  })
  bindPhone(
    @Body() { ticket, currentPassword }: BindAddressRequest,
    @SessionToken() token: string,
    @Context() context: RequestContext,
  ): Promise<Outcome<void, BindAddressRefusal>> {
    return this.bindings.bind(context, 'bind-phone', { ticket, currentPassword, token });
  }

  @Put('email')
  @Answers(bindReplies, {
    id: 'bindMyEmail',
    summary: 'Use another e-mail address',
    description: 'With the ticket of a challenge of the purpose bind-email. A notice goes to the addresses before.',
    answer: { description: 'The address is changed' },
  })
  bindEmail(
    @Body() { ticket, currentPassword }: BindAddressRequest,
    @SessionToken() token: string,
    @Context() context: RequestContext,
  ): Promise<Outcome<void, BindAddressRefusal>> {
    return this.bindings.bind(context, 'bind-email', { ticket, currentPassword, token });
  }
}
