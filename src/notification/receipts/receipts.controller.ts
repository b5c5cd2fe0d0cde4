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
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConsumes,
  ApiForbiddenResponse,
  ApiIncludeEndpoint,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReceiptService, type ReceiptFault } from './receipt.service';

/**
 * Maximum body of a call in bytes. Tencent reports on up to 100 messages per call in 300 bytes each; other vendors
 * document no number.
 */
const BODY_LIMIT = 128 * 1024;

/**
 * Endpoint that vendors call with delivery receipts. Not throttled: a vendor reports on many recipients from one
 * address.
 */
@ApiTags('Receipts')
@Controller('v1/receipts')
@SkipThrottle({ default: true })
export class ReceiptsController {
  constructor(private readonly receipts: ReceiptService) {}

  /** Handles one call of a vendor. The body is taken as raw bytes, whatever its media type. */
  @RouteConfig({ bodyLimit: BODY_LIMIT })
  @Post(':provider')
  @ApiIncludeEndpoint()
  @ApiOperation({
    operationId: 'postReceipts',
    summary: 'Report what became of messages',
    description: 'Called by vendors. Body, signature and answer are those of the vendor: docs/providers.md.',
  })
  @ApiParam({ name: 'provider', description: 'Name of a configured vendor that sends receipts', example: 'tencent' })
  @ApiSecurity('receiptToken')
  @ApiSecurity('webhookSignature')
  @ApiSecurity('twilioSignature')
  @ApiSecurity('vonageSignature')
  @ApiConsumes('*/*')
  @ApiBody({ description: 'Receipt in the format of the vendor', schema: {} })
  @ApiNoContentResponse({ description: 'Taken; the vendor expects no content' })
  @ApiOkResponse({ description: 'Taken; the content is what the vendor expects', content: { '*/*': { schema: {} } } })
  @ApiBadRequestResponse({ description: 'The receipt cannot be read' })
  @ApiForbiddenResponse({ description: 'The signature or the token is wrong' })
  @ApiNotFoundResponse({ description: 'No such vendor is configured, or it sends no receipts' })
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
