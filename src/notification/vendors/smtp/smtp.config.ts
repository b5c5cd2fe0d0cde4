import { type EnvParser, matching, text, Unreadable, url, Variable } from '../../../config';
import { defineVendorConfig } from '../vendor-config';
import { parseMailbox } from './mailbox';

/** Parses a sender; its spelling is kept. */
const sender: EnvParser<string> = (given) => {
  try {
    parseMailbox(given);
    return given;
  } catch {
    return new Unreadable(
      'must be one address: a@b.c, Name <a@b.c> or "Name, with a comma" <a@b.c>; ASCII before the @, any letters after it',
    );
  }
};

const ownName = matching(
  /^(?=.{1,255}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*|\[[\d.]+\]|\[IPv6:[\da-f:.]+\])$/i,
  'must be a host name such as id.example.com, or an address in brackets',
);

class SmtpVariables {
  @Variable(url('smtp', 'smtps')) readonly SMTP_URL?: string;
  @Variable(sender) readonly MAIL_FROM?: string;
  @Variable(ownName) readonly SMTP_NAME?: string;
  @Variable(text) readonly SMTP_CA_FILE?: string;
}

export interface SmtpOptions {
  /**
   * URL of the server: `smtp://user:password@host:port` (STARTTLS when offered; `?requireTLS=true` insists) or
   * `smtps://…`.
   */
  readonly url: string;
  /** Sender, `no-reply@example.com` or `Name <no-reply@example.com>`. */
  readonly from: string;
  /** Name of this machine for EHLO. */
  readonly name?: string | undefined;
  /** PEM file of the certificate authorities to trust, instead of those that Node trusts. */
  readonly caFile?: string | undefined;
}

export const smtpConfig = defineVendorConfig({
  variables: SmtpVariables,
  required: ['SMTP_URL', 'MAIL_FROM'],
  toOptions: (env): SmtpOptions => ({
    url: env.SMTP_URL,
    from: env.MAIL_FROM,
    name: env.SMTP_NAME ?? publicName(env.PUBLIC_URL),
    caFile: env.SMTP_CA_FILE,
  }),
});

/** Host of PUBLIC_URL if it is a name in the DNS; undefined for an address, and for a machine without a domain. */
function publicName(publicUrl: string | undefined): string | undefined {
  const { hostname } = new URL(publicUrl ?? 'http://localhost');
  return /\.[a-z][a-z0-9-]*$/i.test(hostname) ? hostname : undefined;
}
