import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { IdentifiedKind } from '../../captcha';
import { ChoiceMember } from '../problems/member.decorators';

const KINDS: readonly IdentifiedKind[] = ['image', 'audio', 'pow'];

/** Body of `POST /v1/captchas`. */
export class CreateCaptchaRequest {
  @ChoiceMember(KINDS, {
    example: 'image',
    description: 'Picture, spoken digits, or proof of work by ALTCHA’s protocol',
  })
  readonly kind: IdentifiedKind;
}

/** Captcha that a client may answer once. */
export class Captcha {
  @ApiProperty({ example: 'imh5k2v1c-Zm9vYmFyYmF6cXV4cXV1eA-a1b2c3d4-n8x' })
  readonly id: string;

  @ApiProperty({ enum: KINDS, example: 'image' })
  readonly kind: IdentifiedKind;

  @ApiProperty({ format: 'date-time', example: '2026-11-27T09:32:00Z' })
  readonly expiresAt: string;

  @ApiPropertyOptional({
    ...{ format: 'uri', description: 'Address of the picture, which is drawn once' },
    example: 'https://id.example.com/v1/captchas/imh5k2v1c-Zm9vYmFyYmF6cXV4cXV1eA-a1b2c3d4-n8x/image.png',
  })
  readonly imageUrl?: string;

  @ApiPropertyOptional({ format: 'uri', description: 'Address of the sound, which is drawn once' })
  readonly audioUrl?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Challenge by ALTCHA’s protocol, version 2; the answer is the solved payload in base64',
  })
  readonly challenge?: object;
}
