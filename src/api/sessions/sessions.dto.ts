import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AccountProfile } from '../accounts/accounts.dto';
import { CaptchaAnswer } from '../captchas/captcha-answer.dto';
import { ObjectMember, TextMember } from '../problems/member.decorators';

const token = { example: 'c2Vzc2lvbi10b2tlbi1vZi0yNTYtcmFuZG9tLWJpdHM' };
const time = { format: 'date-time', example: '2026-11-27T09:30:00Z' };

/** Body of `POST /v1/sessions`: identifier and password, or the ticket of a challenge of the purpose sign-in. */
export class CreateSessionRequest {
  @TextMember({ isOptional: true, example: 'demo-v1', description: 'User name or phone number' })
  readonly identifier?: string;

  @TextMember({ isOptional: true, isSecret: true, example: 'Demo12345' })
  readonly password?: string;

  @ObjectMember(CaptchaAnswer, { isOptional: true, description: 'Answer to a captcha, where one is required' })
  readonly captcha?: CaptchaAnswer;

  @TextMember({
    isOptional: true,
    isSecret: true,
    description: 'Ticket of a challenge of the purpose sign-in, in their place',
  })
  readonly ticket?: string;
}

/** Body of `POST /v1/sessions/introspect`. */
export class IntrospectSessionRequest {
  @TextMember({ ...token, isSecret: true, description: 'Token of a session' })
  readonly token: string;
}

/** New session with its token, which is told once. */
export class NewSession {
  @ApiProperty({ ...token, description: 'Bearer token: 256 random bits' })
  readonly token: string;

  @ApiProperty({ ...time, description: 'When it ends unless it is used before' })
  readonly expiresAt: string;

  @ApiProperty({ type: AccountProfile })
  readonly account: AccountProfile;
}

/** Session of the token that the request bears. */
export class CurrentSession {
  @ApiProperty(time)
  readonly expiresAt: string;

  @ApiProperty({ type: AccountProfile })
  readonly account: AccountProfile;
}

/** Open session, for the list of devices. */
export class OpenSessionEntry {
  @ApiPropertyOptional({ example: 'Firefox on Linux', description: 'Where it was opened, as the browser said' })
  readonly device?: string;

  @ApiPropertyOptional(time)
  readonly createdAt?: string;

  @ApiPropertyOptional({ ...time, description: 'Last use, to the hour' })
  readonly lastSeenAt?: string;

  @ApiProperty(time)
  readonly expiresAt: string;

  @ApiProperty({ description: 'True for the session of the request', example: true })
  readonly isCurrent: boolean;
}

/** Open sessions of the account, the newest first. */
export class SessionList {
  @ApiProperty({ type: [OpenSessionEntry] })
  readonly sessions: readonly OpenSessionEntry[];
}

/** State of a token (RFC 7662): of an inactive one nothing else is told. */
export class Introspection {
  @ApiProperty({ example: true })
  readonly active: boolean;

  @ApiPropertyOptional({ example: '0192f0c1a2b37c4d8e9f', description: 'Id of the account' })
  readonly sub?: string;

  @ApiPropertyOptional({ example: 'ada' })
  readonly username?: string;

  @ApiPropertyOptional({ type: 'integer', example: 1798363800, description: 'Seconds since 1970' })
  readonly exp?: number;

  @ApiPropertyOptional({ type: 'integer', example: 1795771800, description: 'Seconds since 1970' })
  readonly iat?: number;

  @ApiPropertyOptional({ example: 'default', description: 'Client application' })
  readonly client_id?: string;
}
