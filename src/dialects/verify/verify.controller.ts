import { Body, Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import { CheckVerification, EndVerification, ShowVerification, StartVerification } from '../../auth';
import { done, malformed, type Outcome, pickLocale, type Refusal, refuse } from '../../common';
import { Replies } from '../../http';
import { verifyCodec } from './verify.codec';
import { VerifyOptions } from './verify.config';
import { CreateVerificationCheckRequest, CreateVerificationRequest, UpdateVerificationRequest } from './verify.dto';
import { Client, type VerifyClient, VerifyClientGuard } from './verify.guard';
import {
  checkReplies,
  type CreatedByOperator,
  createServiceReplies,
  serviceReplies,
  startReplies,
  verificationReplies,
} from './verify.replies';
import type { ServiceSource, VerificationSource } from './verify.resources';

const SID = /^VE([0-9a-f]{32})$/;

/** Verification that a path or a field names: its sid, or the address of its code. */
function nameOf(named: string) {
  const [, id] = SID.exec(named) ?? [];
  return id === undefined ? { address: named } : { id };
}

/** Servers authenticate, and many people share the address of one: only refused requests count against its limit. */
const SERVERS = { throttled: 'refusals' } as const;

/** Controller of Twilio Verify v2: services, verifications and their checks. */
@Controller('v2/Services')
@UseGuards(VerifyClientGuard)
export class VerifyController {
  constructor(
    private readonly startVerification: StartVerification,
    private readonly showVerification: ShowVerification,
    private readonly endVerification: EndVerification,
    private readonly checkVerification: CheckVerification,
    private readonly options: VerifyOptions,
  ) {}

  @Post(':service/Verifications')
  @Replies(verifyCodec, startReplies, SERVERS)
  async start(@Body() request: CreateVerificationRequest, @Client() client: VerifyClient) {
    const { To: address, Channel: channel, Locale } = request;
    const unsupported = (['CustomCode', 'Amount', 'Payee'] as const).find((field) => request[field] !== undefined);
    if (unsupported !== undefined) return refuse(malformed(unsupported));
    if (channel !== 'sms' && channel !== 'email') return refuse(malformed('Channel'));
    const locale = pickLocale(Locale, undefined);
    const language = { locale: locale ?? 'en', ...(locale !== undefined && { flowLocale: locale }) } as const;
    const { context } = client;
    const started = await this.startVerification.execute({ context, channel, address, ...language });
    return this.sourceOf(client, started.ok ? done(started.value.verification) : started);
  }

  @Get(':service/Verifications/:name')
  @Replies(verifyCodec, verificationReplies, SERVERS)
  async show(@Param('name') name: string, @Client() client: VerifyClient) {
    const { context } = client;
    return this.sourceOf(client, await this.showVerification.execute({ context, verification: nameOf(name) }));
  }

  @Post(':service/Verifications/:name')
  @Replies(verifyCodec, verificationReplies, SERVERS)
  async update(
    @Body() { Status: status }: UpdateVerificationRequest,
    @Param('name') name: string,
    @Client() client: VerifyClient,
  ) {
    const { context } = client;
    return this.sourceOf(client, await this.endVerification.execute({ context, verification: nameOf(name), status }));
  }

  @Post(':service/VerificationCheck')
  @Replies(verifyCodec, checkReplies, SERVERS)
  async check(@Body() request: CreateVerificationCheckRequest, @Client() client: VerifyClient) {
    const { Code: code, To, VerificationSid } = request;
    const named = VerificationSid ?? To;
    if (named === undefined) return refuse(malformed('To'));
    const { context } = client;
    const checked = await this.checkVerification.execute({ context, verification: nameOf(named), code });
    return this.sourceOf(client, checked.ok ? done(checked.value.verification) : checked);
  }

  @Get(':service')
  @Replies(verifyCodec, serviceReplies, SERVERS)
  service(@Client() client: VerifyClient): Promise<Outcome<ServiceSource, never>> {
    const { publicUrl } = this.options;
    const codeLength = Math.max(this.options.codeLength, client.codeLength ?? 0);
    return Promise.resolve(done({ client, publicUrl, codeLength }));
  }

  @Post()
  @Replies(verifyCodec, createServiceReplies, SERVERS)
  createService(): Promise<Outcome<ServiceSource, CreatedByOperator>> {
    return Promise.resolve(refuse({ reason: 'created-by-operator' }));
  }

  private sourceOf<R extends Refusal>(
    client: VerifyClient,
    outcome: Outcome<VerificationSource['verification'], R>,
  ): Outcome<VerificationSource, R> {
    const { publicUrl } = this.options;
    return outcome.ok ? done({ verification: outcome.value, client, publicUrl }) : outcome;
  }
}
