import type { NodemailerError } from 'nodemailer';
import { createSmtpTransport, hasReadableAuthorities } from './smtp-transport';
import type { SmtpOptions } from './smtp.config';

/** Reason for which a mail server cannot be used, and what an operator can do. */
export interface SmtpProblem {
  readonly what: string;
  readonly advice: string;
}

/**
 * Connects to the mail server, greets it, starts TLS and signs in, without sending a mail. Returns undefined when all of
 * that works.
 */
export async function checkSmtp(options: SmtpOptions): Promise<SmtpProblem | undefined> {
  if (!hasReadableAuthorities(options)) return { what: 'the file of SMTP_CA_FILE cannot be read', advice: 'check it' };
  const transport = createSmtpTransport(options);
  return transport.verify().then(
    () => undefined,
    (error: unknown) => problemOf(error as NodemailerError),
  );
}

/** Causes of a failed TLS handshake, by the error code of Node.js. */
const CERTIFICATES: Readonly<Record<string, SmtpProblem>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: privateAuthority('its certificate is self-signed'),
  SELF_SIGNED_CERT_IN_CHAIN: privateAuthority('its certificate comes from a private authority'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: privateAuthority('its certificate comes from an unknown authority'),
  UNABLE_TO_GET_ISSUER_CERT: privateAuthority('its certificate comes from an unknown authority'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: privateAuthority('its certificate comes from an unknown authority'),
  CERT_HAS_EXPIRED: tls(
    'its certificate has expired',
    'renew it on the server, or set the clock of this machine right',
  ),
  CERT_NOT_YET_VALID: tls('its certificate is not valid yet', 'set the clock of this machine right'),
  ERR_TLS_CERT_ALTNAME_INVALID: tls(
    'its certificate is for another name',
    'put a name of the certificate into SMTP_URL, or add tls.servername=<name> to it',
  ),
};

function tls(what: string, advice: string): SmtpProblem {
  return { what: `TLS fails: ${what}`, advice };
}

function privateAuthority(what: string): SmtpProblem {
  return tls(what, 'give the certificate, or that of its authority, as SMTP_CA_FILE');
}

const NETWORK: Readonly<Record<string, SmtpProblem>> = {
  ECONNREFUSED: { what: 'the connection is refused', advice: 'check host and port of SMTP_URL: nothing listens there' },
  ETIMEDOUT: {
    what: 'no answer in time',
    advice: 'check host and port of SMTP_URL, and that no firewall drops the connection',
  },
  EHOSTUNREACH: { what: 'there is no route to it', advice: 'check host of SMTP_URL and the network of this machine' },
  ENETUNREACH: { what: 'there is no route to it', advice: 'check host of SMTP_URL and the network of this machine' },
};

function problemOf(error: NodemailerError): SmtpProblem {
  const { code = 'error', originalCode = code } = error;
  const reply = error.responseCode === undefined ? '' : ` (${String(error.responseCode)})`;
  if (code === 'EDNS') return { what: 'its name cannot be resolved', advice: 'check host of SMTP_URL and the DNS' };
  if (code === 'EAUTH')
    return { what: `it refuses the login${reply}`, advice: 'check user and password of SMTP_URL (percent-encoded)' };
  return tlsProblem(code, originalCode, reply) ?? sessionProblem(error, reply) ?? networkProblem(originalCode);
}

const networkProblem = (code: string): SmtpProblem =>
  NETWORK[code] ?? { what: `it cannot be reached (${code})`, advice: 'check SMTP_URL' };

function tlsProblem(code: string, cause: string, reply: string): SmtpProblem | undefined {
  const known = CERTIFICATES[cause];
  if (code === 'ETLS' && reply !== '')
    return tls(`it does not start TLS${reply}`, 'check whether the server offers STARTTLS');
  if (known) return known;
  if (/^(?:ERR_SSL_|EPROTO$)/.test(cause))
    return tls(
      `no common language (${cause})`,
      'smtps:// speaks TLS at once (port 465), smtp:// begins in the clear (ports 25 and 587)',
    );
  return code === 'ETLS' || /^(?:ERR_TLS|CERT_|UNABLE_TO)/.test(cause)
    ? tls(cause, 'check the certificate of the server, and SMTP_CA_FILE')
    : undefined;
}

/** Problem by the phase of the session that a reply, or the lack of one, ended. */
function sessionProblem({ command = '', message }: NodemailerError, reply: string): SmtpProblem | undefined {
  if (command === 'EHLO' || command === 'HELO')
    return {
      what: `it does not like the name of this machine${reply}`,
      advice: 'give it a name in the DNS by SMTP_NAME',
    };
  if (reply === '' && !/greeting|closed unexpectedly|Unexpected Response/i.test(message)) return undefined;
  return {
    what: `it connects, but does not greet${reply}`,
    advice: 'check that it is a mail server, speaks this way on this port, and lets this machine in',
  };
}
