import {
  BadRequestException,
  Controller,
  ForbiddenException,
  NotFoundException,
  Param,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { SkipThrottle } from '@nestjs/throttler';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReceiptService, type ReceiptFault } from './receipt.service';

/** Tencent reports on up to 100 messages per call in 300 bytes each; other vendors document no number. */
const BODY_LIMIT = 128 * 1024;

/** Endpoint for delivery receipts of vendors. Not throttled: a vendor calls for many recipients from one address. */
@Controller('v1/receipts')
@SkipThrottle({ default: true })
export class ReceiptsController {
  constructor(private readonly receipts: ReceiptService) {}

  /** Takes the raw bytes of the body, whatever its media type. */
  @RouteConfig({ bodyLimit: BODY_LIMIT })
  @Post(':provider')
  async receive(
    @Param('provider') vendor: string,
    @Req() { method, headers, raw, body }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const answer = await this.receipts.receive(vendor, { method, headers, target: raw.url ?? '', body: bytes });
    if (typeof answer === 'string') throw exceptionFor(answer);
    void reply.status(answer.status);
    if (answer.mediaType !== undefined) void reply.header('content-type', answer.mediaType);
    return answer.content;
  }
}

function exceptionFor(fault: ReceiptFault): Error {
  if (fault === 'unknown-vendor') return new NotFoundException();
  return fault === 'forged' ? new ForbiddenException() : new BadRequestException();
}
