import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { SelfSigned } from './self-signed';

/** A mail as the server received it, unparsed. */
export interface SunkMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  /** Name that the client gave with EHLO. */
  readonly client: string;
  readonly isEncrypted: boolean;
  /** True when the envelope asked for SMTPUTF8. */
  readonly isUtf8: boolean;
}

/** A no, with words of its own or without. */
type No = number | readonly [code: number, words: string];

/** Replies of the server to a client, a sender, a recipient, or the end of a mail. */
interface Script {
  readonly onConnection?: () => No | undefined;
  readonly onSender?: () => No | undefined;
  readonly onRecipient?: (address: string) => No | undefined;
  readonly onData?: () => No | undefined;
  /** Certificate for TLS: at once (smtps://), or after STARTTLS. */
  readonly tls?: SelfSigned & { readonly atOnce?: boolean };
  /** Password that a client has to sign in with; without it none can. */
  readonly password?: string;
}

/** A mail server on this machine that keeps what it is sent. */
export class SmtpSink {
  readonly mails: SunkMail[] = [];
  private readonly server: SMTPServer;

  private constructor(private readonly script: Script) {
    this.server = new SMTPServer({
      logger: false,
      disabledCommands: [
        ...(script.password === undefined ? ['AUTH'] : []),
        ...(script.tls === undefined ? ['STARTTLS'] : []),
      ],
      ...(script.tls && { key: script.tls.key, cert: script.tls.cert, secure: script.tls.atOnce ?? false }),
      onAuth: ({ password }, _session, done) => {
        if (password === script.password) done(null, { user: 'ada' });
        else done(new Error('wrong password'));
      },
      onConnect: (_session, done) => {
        done(refusal(script.onConnection?.()));
      },
      onMailFrom: (_address, _session, done) => {
        done(refusal(script.onSender?.()));
      },
      onRcptTo: ({ address }, _session, done) => {
        done(refusal(script.onRecipient?.(address)));
      },
      onData: (stream, { envelope, hostNameAppearsAs, secure }, done) => {
        void text(stream).then((raw) => {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          const isUtf8 = envelope.smtpUtf8 === true;
          const to = envelope.rcptTo.map(({ address }) => address);
          this.mails.push({ from, to, raw, client: hostNameAppearsAs, isEncrypted: secure, isUtf8 });
          done(refusal(script.onData?.()));
        });
      },
    });
  }

  static async open(script: Script = {}): Promise<SmtpSink> {
    const sink = new SmtpSink(script);
    /* A handshake that fails is an error of the server. */
    sink.server.on('error', () => undefined);
    await once(sink.server.listen(0, '127.0.0.1'), 'listening');
    return sink;
  }

  get url(): string {
    const scheme = this.script.tls?.atOnce ? 'smtps' : 'smtp';
    const login = this.script.password === undefined ? '' : `ada:${encodeURIComponent(this.script.password)}@`;
    return `${scheme}://${login}127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(resolve);
    });
  }
}

function refusal(no: No | undefined): Error | null {
  if (no === undefined) return null;
  const [responseCode, words] = typeof no === 'number' ? [no, 'the sink says no to everybody'] : no;
  return Object.assign(new Error(words), { responseCode });
}
