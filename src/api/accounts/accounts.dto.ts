import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AccountView } from '../../auth';
import { type Locale, LOCALES } from '../../common';
import { ChoiceMember, TextMember } from '../problems/member.decorators';

const ticket = { isSecret: true, example: 'dGlja2V0LW9mLTI1Ni1yYW5kb20tYml0cy1oZXJlLi4' } as const;
const newPassword = { isSecret: true, example: 'correct horse battery' } as const;
const currentPassword = {
  isSecret: true,
  example: 'Demo12345',
  description: 'Password that the account has now',
} as const;

/** Body of `POST /v1/accounts`. */
export class CreateAccountRequest {
  @TextMember({ ...ticket, description: 'Ticket of a challenge of the purpose register' })
  readonly ticket: string;

  @TextMember({ isOptional: true, example: 'ada', description: 'User name; else the verified number or address' })
  readonly username?: string;

  @TextMember({ ...newPassword, description: 'Password, by the policy' })
  readonly password: string;

  @TextMember({ isOptional: true, example: 'ada@example.com', description: 'Kept unverified: no mail is sent to it' })
  readonly email?: string;

  @ChoiceMember(LOCALES, { isOptional: true, description: 'Language of messages; else that of the challenge' })
  readonly locale?: Locale;
}

/** Body of `POST /v1/password-resets`. */
export class ResetPasswordRequest {
  @TextMember({ ...ticket, description: 'Ticket of a challenge of the purpose recover or change-password' })
  readonly ticket: string;

  @TextMember({ ...newPassword, description: 'New password, by the policy' })
  readonly newPassword: string;
}

/** Body of `PATCH /v1/accounts/me`. */
export class UpdateMyAccountRequest {
  @ChoiceMember(LOCALES, { example: 'en', description: 'Language of messages to the account' })
  readonly locale: Locale;
}

/** Body of `PUT /v1/accounts/me/password`. */
export class ChangeMyPasswordRequest {
  @TextMember(currentPassword)
  readonly currentPassword: string;

  @TextMember({ ...newPassword, description: 'New password, by the policy' })
  readonly newPassword: string;
}

/** Body of `PUT /v1/accounts/me/phone` and `PUT /v1/accounts/me/email`. */
export class BindAddressRequest {
  @TextMember({ ...ticket, description: 'Ticket of a challenge of the purpose bind-phone or bind-email' })
  readonly ticket: string;

  @TextMember(currentPassword)
  readonly currentPassword: string;
}

/** Account as its owner sees it. */
export class AccountProfile {
  @ApiProperty({ example: '0192f0c1a2b37c4d8e9f' })
  readonly id: string;

  @ApiPropertyOptional({ example: 'ada' })
  readonly username?: string;

  @ApiPropertyOptional({ example: '+8613800138000', description: 'Phone number in E.164' })
  readonly phone?: string;

  @ApiPropertyOptional({ example: 'ada@example.com' })
  readonly email?: string;

  @ApiProperty({ enum: LOCALES, example: 'en' })
  readonly locale: Locale;
}

export const profileOf = ({ id, username, phone, email, locale }: AccountView): AccountProfile => ({
  id,
  ...(username !== undefined && { username }),
  ...(phone !== undefined && { phone }),
  ...(email !== undefined && { email }),
  locale,
});

/** Rules of passwords, from which a page can tell while one is typed. */
export class PasswordRules {
  @ApiProperty({ type: 'integer', example: 8, description: 'In code points, after NFC' })
  readonly minLength: number;

  @ApiProperty({ type: 'integer', example: 128 })
  readonly maxLength: number;

  @ApiProperty({ type: 'integer', example: 15, description: 'Recommended: a password of this length is strong' })
  readonly recommendedLength: number;

  @ApiProperty({ example: true, description: 'Common passwords are refused; the list has 100,000 or more' })
  readonly refusesCommon: boolean;

  @ApiProperty({ example: true, description: 'The password must not be name, number or address of the account' })
  readonly refusesIdentifiers: boolean;

  @ApiProperty({
    type: [String],
    example: ['too-short', 'too-long', 'common', 'equals-identifier'],
    description: 'Names of the rules, as `password-rejected` lists them',
  })
  readonly rules: readonly string[];
}
