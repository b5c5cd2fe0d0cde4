import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail as the server received it, unparsed. */
export interface SunkMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

/** A no, with words of its own or without. */
type No = number | readonly [code: number, words: string];

/** Replies of the server to a client, a sender, a recipient, or the end of a mail. */
interface Script {
  readonly onConnection?: () => No | undefined;
  readonly onSender?: () => No | undefined;
  readonly onRecipient?: (address: string) => No | undefined;
  readonly onData?: () => No | undefined;
}

/** A mail server on this machine that keeps what it is sent. */
export class SmtpSink {
  readonly mails: SunkMail[] = [];
  private readonly server: SMTPServer;

  private constructor(script: Script) {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onConnect: (_session, done) => {
        done(refusal(script.onConnection?.()));
      },
      onMailFrom: (_address, _session, done) => {
        done(refusal(script.onSender?.()));
      },
      onRcptTo: ({ address }, _session, done) => {
        done(refusal(script.onRecipient?.(address)));
      },
      onData: (stream, { envelope }, done) => {
        void text(stream).then((raw) => {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          this.mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
          done(refusal(script.onData?.()));
        });
      },
    });
  }

  static async open(script: Script = {}): Promise<SmtpSink> {
    const sink = new SmtpSink(script);
    await once(sink.server.listen(0, '127.0.0.1'), 'listening');
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
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
