import type { RequestContext } from '../../auth';

/**
 * Options of the reset page, for links whose client application is not known (yet), and the disclosure for the links of that one:
 * those of the dialect that mails links, enabled or not.
 */
export class ResetOptions implements Pick<RequestContext, 'app' | 'disclosure'> {
  constructor(
    readonly app: string,
    readonly disclosure: RequestContext['disclosure'],
  ) {}
}
