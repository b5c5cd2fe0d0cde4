import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { REPLY_METADATA, type ReplyMetadata } from '../replies/reply-table';
import { type Codec, requestHead } from './codec';

/**
 * Guard that decodes the body of routes with `@Replies` or `@Action` and refuses undecodable ones. It is a guard, not a
 * pipe, so that it runs after the throttler and before the guards that read fields (captcha, client, signature).
 */
@Injectable()
export class DecodeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const metadata = this.reflector.get<ReplyMetadata | undefined>(REPLY_METADATA, context.getHandler());
    if (metadata !== undefined) decodeOnce(context.switchToHttp().getRequest<FastifyRequest>(), metadata.codec);
    return true;
  }
}

const EMPTY_BODY = Buffer.alloc(0);

/**
 * Replaces `request.body` by the decoded body, unless that was done before, and returns it. Throws {@link Undecodable}.
 */
export function decodeOnce<B extends object>(request: FastifyRequest, codec: Codec<B>): B {
  const body = request.body ?? EMPTY_BODY;
  if (!Buffer.isBuffer(body)) return body as B;
  const decoded = codec.decode({ ...requestHead(request), body });
  request.body = decoded;
  return decoded;
}
