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

/** Tencent reports on up to 100 messages at a time, in 300 bytes each; others do not say on how many. */
const BODY_LIMIT = 128 * 1024;

/** Where vendors report what became of messages. Not throttled: a vendor speaks for many people from one address. */
@Controller('v1/receipts')
@SkipThrottle({ default: true })
export class ReceiptsController {
  constructor(private readonly desk: ReceiptService) {}

  /** The body is taken as the bytes that were sent, whatever their media type. */
  @RouteConfig({ bodyLimit: BODY_LIMIT })
  @Post(':provider')
  async take(
    @Param('provider') provider: string,
    @Req() { method, headers, raw, body }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const taken = await this.desk.take(provider, { method, headers, target: raw.url ?? '', body: bytes });
    if (typeof taken === 'string') throw exceptionFor(taken);
    void reply.status(taken.status);
    if (taken.mediaType !== undefined) void reply.header('content-type', taken.mediaType);
    return taken.content;
  }
}

function exceptionFor(fault: ReceiptFault): Error {
  if (fault === 'unknown-provider') return new NotFoundException();
  return fault === 'forged' ? new ForbiddenException() : new BadRequestException();
}
