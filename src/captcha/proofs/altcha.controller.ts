import { BadRequestException, Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiIncludeEndpoint,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Challenge } from 'altcha-lib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CrossOrigin } from '../../http';
import { CaptchaCookie } from '../captcha.cookie';
import type { CaptchaSubject } from '../captcha.service';
import { AltchaVerifier } from './altcha.verifier';

/** Calls that take captchas, by the dialect that serves them. */
const CALLS: ReadonlyMap<string, readonly CaptchaSubject['purpose'][]> = new Map([
  ['member', ['sign-in']],
  ['pcuser', ['recover']],
  ['smssend', ['sign-in', 'register', 'recover']],
]);

/** Query of a request for a challenge; a repeated parameter is a list. */
type ChallengeQuery = Readonly<Record<'app' | 'purpose' | 'client', unknown>>;

/** Endpoint from which ALTCHA's widget gets its challenges. */
@ApiTags('Captcha')
@Controller('captcha/altcha')
export class AltchaController {
  constructor(
    private readonly altcha: AltchaVerifier,
    private readonly cookie: CaptchaCookie,
  ) {}

  /** Returns a challenge for a client; one that does not name itself is its browser, as with pictures. */
  @Get()
  @CrossOrigin()
  @Header('Cache-Control', 'no-store')
  @ApiIncludeEndpoint()
  @ApiOperation({
    operationId: 'getAltchaChallenge',
    summary: 'Challenge for a proof of work',
    description: "By ALTCHA's protocol, version 2. The solved payload goes into the captcha field of the call.",
  })
  @ApiQuery({ name: 'app', enum: [...CALLS.keys()], description: 'Dialect of the call' })
  @ApiQuery({ name: 'purpose', enum: ['sign-in', 'register', 'recover'], description: 'What the call is for' })
  @ApiQuery({ name: 'client', required: false, description: 'Client as the call names it; else the cookie captcha' })
  @ApiOkResponse({ description: 'The challenge, for one call', schema: { type: 'object' } })
  @ApiBadRequestResponse({ description: 'A parameter is missing or unknown' })
  @ApiServiceUnavailableResponse({
    description: 'Too many challenges are asked for; Retry-After tells when to try again',
  })
  challenge(
    @Query() { app, purpose, client }: ChallengeQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Challenge> {
    const known = CALLS.get(String(app))?.find((each) => each === purpose);
    if (known === undefined || (client !== undefined && typeof client !== 'string')) throw new BadRequestException();
    const named = client ?? this.cookie.identify(request, reply);
    return this.altcha.challenge({ app: String(app), client: named, purpose: known });
  }
}
