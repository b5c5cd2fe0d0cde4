import { ApiProperty } from '@nestjs/swagger';
import { LOCALES } from '../../common';
import { ChoiceMember, ObjectMember, TextMember } from '../problems/member.decorators';
import { CaptchaAnswer } from '../captchas/captcha-answer.dto';
import { CHALLENGE_PURPOSES, type ChallengePurpose, CHANNELS, type ChallengeChannel } from './challenge-purposes';

/** Body of `POST /v1/challenges`. */
export class CreateChallengeRequest {
  @ChoiceMember(CHALLENGE_PURPOSES, { example: 'recover', description: 'What the code is for' })
  readonly purpose: ChallengePurpose;

  @ChoiceMember(CHANNELS, { example: 'sms', description: 'How the code is sent' })
  readonly channel: ChallengeChannel;

  @TextMember({ isOptional: true, example: 'demo-v1', description: 'User name of the account' })
  readonly username?: string;

  @TextMember({ isOptional: true, description: 'Phone number in any common spelling: +86 138 0013 8000' })
  readonly phone?: string;

  @TextMember({ isOptional: true, description: 'E-mail address' })
  readonly email?: string;

  @ObjectMember(CaptchaAnswer, { isOptional: true, description: 'Answer to a captcha, where one is required' })
  readonly captcha?: CaptchaAnswer;

  @ChoiceMember(LOCALES, { isOptional: true, description: 'Language of the message; else that of Accept-Language' })
  readonly locale?: (typeof LOCALES)[number];
}

/** Body of `POST /v1/challenges/{id}/resend`. */
export class ResendChallengeRequest {
  @ObjectMember(CaptchaAnswer, { isOptional: true, description: 'Answer to a captcha, where one is required' })
  readonly captcha?: CaptchaAnswer;

  @ChoiceMember(CHANNELS, { isOptional: true, description: 'Another channel of the same account, if it has one' })
  readonly channel?: ChallengeChannel;
}

/** Body of `POST /v1/challenges/{id}/verify`. */
export class VerifyChallengeRequest {
  @TextMember({ example: '123456', description: 'The code, in any spelling' })
  readonly code: string;
}

const id = { example: 'mJ0n7pXq2sVt4wYz6aBcDg', description: 'Id of the challenge: 128 random bits' };
const expiresAt = { format: 'date-time', example: '2026-11-27T09:35:00Z' };
const resendAt = { format: 'date-time', example: '2026-11-27T09:31:00Z', description: 'When a resend can succeed' };

/** Challenge that was asked for: the same for an account and for none. */
export class Challenge {
  @ApiProperty(id)
  readonly id: string;

  @ApiProperty({ example: 'KMT', description: 'Three letters that the message has too' })
  readonly reference: string;

  @ApiProperty(expiresAt)
  readonly expiresAt: string;

  @ApiProperty(resendAt)
  readonly resendAt: string;

  @ApiProperty({ type: 'integer', example: 6, description: 'Digits that the code usually has' })
  readonly codeLength: number;
}

const STATES = ['pending', 'verified', 'expired'] as const;
export type ChallengeState = (typeof STATES)[number];

const DELIVERIES = ['queued', 'accepted', 'delivered', 'failed', 'expired'] as const;
export type ChallengeDelivery = (typeof DELIVERIES)[number];

/** State of a challenge: the same for an account and for none. */
export class ChallengeStatus {
  @ApiProperty({ enum: STATES, example: 'pending' })
  readonly state: ChallengeState;

  @ApiProperty({
    enum: DELIVERIES,
    example: 'accepted',
    description: 'Of codes for accounts at most `accepted`: more would tell whether there is an account',
  })
  readonly delivery: ChallengeDelivery;

  @ApiProperty(expiresAt)
  readonly expiresAt: string;

  @ApiProperty(resendAt)
  readonly resendAt: string;
}

/** Result of a right code: a ticket, or for the purpose verify the target that is proved. */
export class VerifiedChallenge {
  @ApiProperty({
    required: false,
    example: 'dGlja2V0LW9mLTI1Ni1yYW5kb20tYml0cy1oZXJlLi4',
    description: 'Single-use proof',
  })
  readonly ticket?: string;

  @ApiProperty({ required: false, format: 'date-time', example: '2026-11-27T09:45:00Z' })
  readonly expiresAt?: string;

  @ApiProperty({ required: false, description: 'Purpose verify: the target is proved' })
  readonly verified?: boolean;

  @ApiProperty({ required: false, description: 'Purpose verify: the proved target, such as +8613800138000' })
  readonly target?: string;
}
