import type { RequestContext } from '../../auth';

/** Options of the reset page: those of the dialect that mails its links and takes its form. */
export class ResetOptions implements Pick<RequestContext, 'app' | 'disclosure'> {
  constructor(
    readonly app: string,
    readonly disclosure: RequestContext['disclosure'],
  ) {}
}
