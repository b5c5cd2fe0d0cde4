import { Injectable } from '@nestjs/common';
import { type RequestContext, ResetWithLink, ShowLinkClient } from '../../auth';
import { isUnavailable } from '../../common';
import type { FormOutcome, LinkOutcome } from './link-form';
import { type LinkValues, pastedLink } from './pasted-link';
import { ResetOptions } from './reset.options';

/** Fields of the form for browsers without script. */
export interface LinkFormFields {
  readonly link: string;
  readonly password: string;
  readonly again: string;
}

/** Resets passwords by links, from the page's script or the form of browsers without script. */
@Injectable()
export class ResetService {
  constructor(
    private readonly resetWithLink: ResetWithLink,
    private readonly clientOfLink: ShowLinkClient,
    private readonly options: ResetOptions,
  ) {}

  /** Context of the link of a token; one that is none is looked for, in vain, where the page belongs. */
  async contextOf(ip: string, token = ''): Promise<RequestContext> {
    const app = (await this.clientOfLink.execute({ token })) ?? this.options.app;
    const disclosure = app === this.options.app ? this.options.disclosure : 'uniform';
    return { app, disclosure, ip };
  }

  /** Resets the password and uses the link up. An incomplete link or two passwords that differ change nothing. */
  async change(context: RequestContext, { link, password, again }: LinkFormFields): Promise<FormOutcome> {
    const values = pastedLink(link);
    if (!values) return 'incomplete';
    return password === again ? this.reset(context, values, password) : 'mismatch';
  }

  /** Resets the password and uses the link up. */
  async reset(context: RequestContext, values: LinkValues, newPassword: string): Promise<LinkOutcome> {
    try {
      const reset = await this.resetWithLink.execute({ context, ...values, newPassword, policy: 'core' });
      return reset.ok ? 'done' : reset.refusal.reason;
    } catch (error) {
      if (isUnavailable(error)) return 'unavailable';
      throw error;
    }
  }
}
