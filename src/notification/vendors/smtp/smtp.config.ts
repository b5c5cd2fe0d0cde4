import { matching, url, Variable } from '../../../config';
import { defineVendorConfig } from '../vendor-config';

const ADDRESS = String.raw`[^\s<>@,"]+@[^\s<>@,"]+`;
const sender = matching(
  new RegExp(String.raw`^(?:${ADDRESS}|[^<>@,"\r\n]+ <${ADDRESS}>)$`),
  'must be one address: a@b.c or Name <a@b.c>',
);

class SmtpVariables {
  @Variable(url('smtp', 'smtps')) readonly SMTP_URL?: string;
  @Variable(sender) readonly MAIL_FROM?: string;
}

export interface SmtpOptions {
  /**
   * URL of the server: `smtp://user:password@host:port` (STARTTLS when offered; `?requireTLS=true` insists) or
   * `smtps://…`.
   */
  readonly url: string;
  /** Sender, `no-reply@example.com` or `Name <no-reply@example.com>`. */
  readonly from: string;
}

export const smtpConfig = defineVendorConfig({
  variables: SmtpVariables,
  required: ['SMTP_URL', 'MAIL_FROM'],
  toOptions: (env): SmtpOptions => ({ url: env.SMTP_URL, from: env.MAIL_FROM }),
});
