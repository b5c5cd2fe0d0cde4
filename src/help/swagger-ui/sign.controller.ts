import {
  BadRequestException,
  Controller,
  ForbiddenException,
  Header,
  Headers,
  HttpCode,
  NotFoundException,
  Post,
  Query,
} from '@nestjs/common';
import { Clock, Random } from '../../common';
import { DocRegistry } from '../docs/doc-registry';
import { RequestSigner } from './request-signer';

const SAME_ORIGIN = 'same-origin';
const TERMINAL = 'Terminal';
/** Clients draw positive 32-bit integers. */
const RANDOM_BELOW = 2 ** 31;

/** Makes signatures for Swagger UI, in development only. */
@Controller('docs')
export class SignController {
  constructor(
    private readonly signer: RequestSigner,
    private readonly docRegistry: DocRegistry,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /**
   * A signature of this moment; `terminal` is written as a body has it, by its number or its name. A browser says which site
   * asks (Fetch Metadata, `Sec-Fetch-Site`): none but this one gets an answer, and what is no browser says nothing.
   */
  @Post('sign')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  sign(@Query('terminal') written: unknown, @Headers('sec-fetch-site') site = SAME_ORIGIN) {
    if (site !== SAME_ORIGIN) throw new ForbiddenException();
    const terminal = this.terminal(String(written));
    if (!Number.isInteger(terminal)) throw new BadRequestException();
    const signed = this.signer.sign?.({ terminal, random: this.random.integer(RANDOM_BELOW), at: this.clock.now() });
    if (signed === undefined) throw new NotFoundException();
    return { time_stamp: signed.timestamp, random: signed.random, sign: signed.sign };
  }

  private terminal(written: string): number {
    const model = this.docRegistry.model(TERMINAL);
    const members = model?.kind === 'enum' ? model.members : [];
    return members.find(({ name }) => name === written)?.value ?? (written.trim() === '' ? NaN : Number(written));
  }
}
