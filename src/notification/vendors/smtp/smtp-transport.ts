import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import { StatedError } from '../../../common';
import { parseMailbox } from './mailbox';
import type { SmtpOptions } from './smtp.config';

const TIMEOUTS = { connectionTimeout: 4_000, greetingTimeout: 4_000, socketTimeout: 7_000, dnsTimeout: 4_000 };

/** Parameters of SMTP_URL that name the file of certificate authorities, as in DATABASE_URL. */
const CA_FILES = ['ca', 'ssl-ca', 'sslca'];

/** Creates the connection settings of the mail library. Throws when the file of certificate authorities cannot be read. */
export function createSmtpTransport(options: SmtpOptions) {
  const { url, caFile } = readUrl(options);
  const settings = { ...TIMEOUTS, logger: false, disableFileAccess: true, disableUrlAccess: true } as const;
  return createTransport({
    ...{ url, ...settings, name: nameOf(options) },
    ...(caFile !== undefined && { tls: { ca: readAuthorities(caFile) } }),
  });
}

function readUrl({ url, caFile }: SmtpOptions): { readonly url: string; readonly caFile: string | undefined } {
  const address = new URL(url);
  const [inUrl] = CA_FILES.flatMap((name) => address.searchParams.get(name) ?? []);
  if (inUrl === undefined) return { url, caFile };
  for (const name of CA_FILES) address.searchParams.delete(name);
  return { url: address.href, caFile: caFile ?? inUrl };
}

/** False when the configured file of certificate authorities cannot be read. */
export function hasReadableAuthorities(options: SmtpOptions): boolean {
  try {
    const { caFile } = readUrl(options);
    return caFile === undefined || readAuthorities(caFile) !== '';
  } catch {
    return false;
  }
}

/**
 * Name for EHLO: the configured one, else the domain of the sender. The mail library's own is `[127.0.0.1]` on a machine
 * without a domain, which relays refuse.
 */
function nameOf({ name, from }: SmtpOptions): string {
  const { address } = parseMailbox(from);
  return name ?? address.slice(address.indexOf('@') + 1);
}

function readAuthorities(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StatedError(`SMTP_CA_FILE: the file of certificate authorities ${file} cannot be read`, { cause: error });
  }
}
