import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { REPLYING, type Replying } from '../replies/replying';
import { decodeOnce } from './decode-once';

/** Puts the decoded fields on `request.body` of routes that have `@Replies`, so that later guards can read them. */
@Injectable()
export class DecodeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const replying = this.reflector.get<Replying | undefined>(REPLYING, context.getHandler());
    if (replying !== undefined) decodeOnce(context.switchToHttp().getRequest<FastifyRequest>(), replying.codec);
    return true;
  }
}
