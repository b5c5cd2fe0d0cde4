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
/** Name of the enumeration of terminals. */
const TERMINAL = 'Terminal';
/** Upper bound of the nonce (exclusive): clients send positive 32-bit integers. */
const RANDOM_BELOW = 2 ** 31;

/** Endpoint that signs requests for Swagger UI; served in development only. */
@Controller('docs')
export class SignController {
  constructor(
    private readonly signer: RequestSigner,
    private readonly docRegistry: DocRegistry,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /**
   * Signs for the current time; `terminal` is the number or the name of a terminal, as in request bodies. Browsers
   * state the site of the request (Fetch Metadata, `Sec-Fetch-Site`) and get 403 for any other site; a client that is
   * no browser sends no such header. An unknown terminal gets 400.
   */
  @Post('sign')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  sign(@Query('terminal') terminal: unknown, @Headers('sec-fetch-site') site = SAME_ORIGIN) {
    if (site !== SAME_ORIGIN) throw new ForbiddenException();
    const number = this.terminalNumber(String(terminal));
    if (!Number.isInteger(number)) throw new BadRequestException();
    const input = { terminal: number, random: this.random.integer(RANDOM_BELOW), at: this.clock.now() };
    const signature = this.signer.sign?.(input);
    if (signature === undefined) throw new NotFoundException();
    return { time_stamp: signature.timestamp, random: signature.random, sign: signature.sign };
  }

  /** Converts a name or number of a terminal to its number; NaN for any other text. */
  private terminalNumber(text: string): number {
    const model = this.docRegistry.model(TERMINAL);
    const members = model?.kind === 'enum' ? model.members : [];
    return members.find(({ name }) => name === text)?.value ?? (text.trim() === '' ? NaN : Number(text));
  }
}
