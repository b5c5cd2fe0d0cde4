import { Injectable } from '@nestjs/common';
import { type RequestContext, ResetWithLink } from '../../auth';
import { isUnavailable } from '../../common';
import type { FormOutcome } from './link-form';
import { pastedLink } from './pasted-link';

/** Fields of the form for browsers without script. */
export interface LinkFormFields {
  readonly link: string;
  readonly password: string;
  readonly again: string;
}

/** Resets passwords by the form of browsers without script. */
@Injectable()
export class ResetService {
  constructor(private readonly resetWithLink: ResetWithLink) {}

  /** Resets the password and uses the link up. An incomplete link or two passwords that differ change nothing. */
  async change(context: RequestContext, { link, password, again }: LinkFormFields): Promise<FormOutcome> {
    const values = pastedLink(link);
    if (!values) return 'incomplete';
    if (password !== again) return 'mismatch';
    try {
      const reset = await this.resetWithLink.execute({ context, ...values, newPassword: password, policy: 'core' });
      return reset.ok ? 'done' : reset.refusal.reason;
    } catch (error) {
      if (isUnavailable(error)) return 'unavailable';
      throw error;
    }
  }
}
