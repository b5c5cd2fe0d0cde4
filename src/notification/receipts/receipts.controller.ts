import {
  BadRequestException,
  Controller,
  ForbiddenException,
  NotFoundException,
  Param,
  PayloadTooLargeException,
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
  ApiPayloadTooLargeResponse,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BATCH_BYTES } from './receipt-parser';
import { ReceiptService, type ReceiptFault } from './receipt.service';

/**
 * Endpoint that vendors call with delivery receipts. Refused calls alone are throttled: a vendor reports on many recipients from
 * one address.
 */
@ApiTags('Receipts')
@Controller('v1/receipts')
export class ReceiptsController {
  constructor(private readonly receipts: ReceiptService) {}

  /** Handles one call of a vendor. The body is taken as raw bytes, whatever its media type. */
  @RouteConfig({ bodyLimit: BATCH_BYTES, throttled: 'refusals' })
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
  @ApiPayloadTooLargeResponse({ description: 'More than 16 KiB, or 128 KiB from a vendor that reports in batches' })
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
  switch (fault) {
    case 'unknown-vendor':
      return new NotFoundException();
    case 'too-large':
      return new PayloadTooLargeException();
    case 'forged':
      return new ForbiddenException();
    case 'unreadable':
      return new BadRequestException();
  }
}
