import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../auth';
import { ClientSecrets } from '../../clients';
import { done, type Outcome, refuse } from '../../common';

/** Refusals of the one who asks. */
export type CallerRefusal =
  | { readonly reason: 'session-expired' }
  | { readonly reason: 'credentials-wrong' }
  | { readonly reason: 'client-secret-required' };

/** Request with the token that it bears: of a session, or the secret of a client application. */
export interface Caller {
  readonly context: RequestContext;
  readonly bearer: string | undefined;
}

/** Tells servers of client applications from others: they bear the secret of the application. */
@Injectable()
export class Callers {
  constructor(private readonly secrets: ClientSecrets) {}

  /**
   * Context of a request that may come from a server: limits by address and captchas do not apply to one that bears the right
   * secret. A wrong secret is refused, none is left to the caller.
   */
  async contextOf({ context, bearer }: Caller): Promise<Outcome<RequestContext, CallerRefusal>> {
    if (bearer === undefined) return done(context);
    const { ok } = await this.secrets.authenticateBearer(`Bearer ${bearer}`, context.app);
    return ok ? done({ ...context, isTrusted: true }) : refuse({ reason: 'credentials-wrong' });
  }

  /** Context of a request that must come from a server. */
  async serverContextOf(caller: Caller): Promise<Outcome<RequestContext, CallerRefusal>> {
    return caller.bearer === undefined ? refuse({ reason: 'client-secret-required' }) : this.contextOf(caller);
  }
}
