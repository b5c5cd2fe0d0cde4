import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { REPLY_METADATA, type ReplyMetadata } from '../replies/reply-table';
import { type Codec, requestHead } from './codec';

/**
 * Decodes the body of routes with `@Replies` or `@Action`, and refuses undecodable ones, before any guard that reads fields
 * (captcha, client, signature). It is a guard because Nest runs nothing else between the throttler and those.
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

/** Replaces `request.body` by the decoded body, unless that is done already, and returns it. Throws {@link Undecodable}. */
export function decodeOnce<B extends object>(request: FastifyRequest, codec: Codec<B>): B {
  const body = request.body ?? EMPTY_BODY;
  if (!Buffer.isBuffer(body)) return body as B;
  const decoded = codec.decode({ ...requestHead(request), body });
  request.body = decoded;
  return decoded;
}
