import { ApiProperty } from '@nestjs/swagger';
import type { InboxMessage } from '../../notification';

/** Message of the development inbox, as `GET /inbox/messages` lists it. */
export class InboxMessageDto implements Omit<InboxMessage, 'createdAt'> {
  @ApiProperty({ description: 'Id, which `after` takes' })
  readonly id: string;

  @ApiProperty({ enum: ['sms', 'email'] })
  readonly channel: InboxMessage['channel'];

  @ApiProperty({ example: '+8613800138000', description: 'Phone number in E.164, or e-mail address' })
  readonly to: string;

  @ApiProperty({ type: String, nullable: true, description: 'Subject of a mail' })
  readonly subject: string | null;

  @ApiProperty({ description: 'Plain text' })
  readonly text: string;

  @ApiProperty({ type: String, nullable: true, description: 'HTML of a mail' })
  readonly html: string | null;

  @ApiProperty({ type: String, nullable: true, example: '135791', description: 'Code in the message' })
  readonly code: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Link in the message' })
  readonly link: string | null;

  @ApiProperty({ example: 'KQX', description: 'Reference that the message shows to its reader' })
  readonly reference: string;

  /** Time of arrival: RFC 3339, UTC, with milliseconds. */
  @ApiProperty({ format: 'date-time' })
  readonly createdAt: string;
}

/** Converts a message; the order of the members is that of the class, and so of the JSON. */
export function toInboxMessageDto(message: InboxMessage): InboxMessageDto {
  const { id, channel, to, subject, text, html, code, link, reference } = message;
  const createdAt = new Date(message.createdAt).toISOString();
  return { id, channel, to, subject, text, html, code, link, reference, createdAt };
}
