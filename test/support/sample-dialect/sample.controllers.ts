import {
  BadGatewayException,
  Body,
  type CanActivate,
  Controller,
  type ExecutionContext,
  ForbiddenException,
  Get,
  Header,
  Post,
  UseGuards,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { done, type Outcome, refuse, RefusedException, unavailable } from '../../../src/common';
import {
  Action,
  ClientAddress,
  OptionalText,
  Replies,
  SendRoute,
  Text,
  textField,
  TextOrInteger,
  CountOnly,
} from '../../../src/http';
import {
  calmReplies,
  sampleRouter,
  type SampleRefusal,
  sampleReplies,
  looseCodec,
  pictureReplies,
  strictCodec,
} from './sample.replies';

class SwitchRequest {
  @Text() lamp: string;
  @TextOrInteger() power: string;
  @OptionalText() hand?: string;
}

class LampRequest {
  @Text() lamp: string;
}

/** Refuses by a field before validation, as the captcha guard does. */
class HandGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    const hand = textField(body, 'hand');
    if (hand === 'closed') return false;
    if (hand !== undefined && hand !== 'right')
      throw new RefusedException({ reason: hand === 'left' ? 'hand-wrong' : hand });
    return true;
  }
}

class VendorError extends Error {
  override readonly name = 'QueryFailedError';
  readonly code = 'ER_LOCK_DEADLOCK';
}

@Controller('Lamps')
export class SampleController {
  @Post('switch')
  @UseGuards(HandGuard)
  @Replies(looseCodec, sampleReplies)
  switch(@Body() { lamp, power }: SwitchRequest, @ClientAddress() ip: string): Promise<Outcome<string, SampleRefusal>> {
    if (lamp === 'broken') return Promise.resolve(refuse({ reason: 'lamp-broken' }));
    if (lamp === 'hot') return Promise.resolve(refuse({ reason: 'lamp-hot', retryAfterSeconds: 42 }));
    if (lamp === 'out') return Promise.resolve(refuse(unavailable(7)));
    if (lamp === 'vendor') return Promise.reject(new VendorError(`Duplicate entry '${lamp} ${power}'`));
    if (lamp === 'gateway') return Promise.reject(new BadGatewayException(lamp));
    if (lamp === 'forbidden') return Promise.reject(new ForbiddenException(lamp));
    return Promise.resolve(done(`${lamp} ${power} ${ip}`));
  }

  @Post('calm')
  @Replies(looseCodec, calmReplies)
  calm(): Promise<Outcome<string, SampleRefusal>> {
    return Promise.reject(new TypeError('lamp is not a function'));
  }

  @Post('dim')
  @SendRoute()
  @Replies(strictCodec, sampleReplies)
  dim(@Body() { lamp }: LampRequest): Promise<Outcome<string, never>> {
    return Promise.resolve(done(lamp));
  }

  @Post('picture')
  @Replies(strictCodec, pictureReplies)
  picture(@Body() { lamp }: LampRequest): Promise<Outcome<{ mediaType: string; content: Buffer }, never>> {
    return Promise.resolve(done({ mediaType: 'image/png', content: Buffer.from([0x89, 0x50, lamp.length]) }));
  }
}

@Controller()
export class ActionController {
  @Post('lamp-gate')
  @Action(sampleRouter, 'turn_on', sampleReplies)
  turnOn(@Body() { lamp }: LampRequest): Promise<Outcome<string, never>> {
    return Promise.resolve(done(`on ${lamp}`));
  }

  @Post('lamp-gate')
  @UseGuards(HandGuard)
  @Action(sampleRouter, 'turn_off', sampleReplies)
  turnOff(): Promise<Outcome<string, never>> {
    return Promise.resolve(done('off'));
  }

  @Post('other-gate')
  @Action(sampleRouter, 'turn_over', sampleReplies)
  turnOver(): Promise<Outcome<string, never>> {
    return Promise.resolve(done('over'));
  }
}

@Controller()
export class PageController {
  @Get('pages/:id')
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return '<h1>lamp</h1>';
  }

  @Get('pages')
  breakDown(): string {
    throw new VendorError('the lamp of 13800138000');
  }

  @CountOnly('strangers')
  @Get('alive')
  alive(): string {
    return 'yes';
  }
}
