import { type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail } from '@nestjs/throttler';
import { RefusedException, throttled } from '../../common';

/** The throttler's guard, refusing in the edge's words. */
@Injectable()
export class EdgeThrottlerGuard extends ThrottlerGuard {
  protected override throwThrottlingException(_context: ExecutionContext, detail: ThrottlerLimitDetail): Promise<void> {
    return Promise.reject(new RefusedException(throttled(detail.timeToBlockExpire)));
  }
}
