import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { REPLY_METADATA, type ReplyMetadata } from '../replies/reply-metadata';
import { decodeOnce } from './decode-once';

/** Puts the decoded fields on `request.body` of routes that have `@Replies`, so that later guards can read them. */
@Injectable()
export class DecodeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const replyMetadata = this.reflector.get<ReplyMetadata | undefined>(REPLY_METADATA, context.getHandler());
    if (replyMetadata !== undefined)
      decodeOnce(context.switchToHttp().getRequest<FastifyRequest>(), replyMetadata.codec);
    return true;
  }
}
