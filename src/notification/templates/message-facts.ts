/** Who speaks, as people read it. */
const SERVICE = 'regain';

interface Content {
  readonly reference: string;
  readonly code: string | null;
  readonly link: string | null;
  readonly minutes: number;
}

/** All that a template may say. Asking for a value that the message lacks throws: half a message is never sent. */
export class MessageFacts {
  readonly service = SERVICE;

  /** `host`: where the code is to be entered, without a port. */
  constructor(
    private readonly content: Content,
    readonly host: string,
  ) {}

  get reference(): string {
    return this.content.reference;
  }

  get minutes(): number {
    return this.content.minutes;
  }

  get code(): string {
    return present(this.content.code, 'code');
  }

  get link(): string {
    return present(this.content.link, 'link');
  }
}

function present(value: string | null, name: string): string {
  if (value === null || value === '') throw new Error(`the template needs a ${name}, the message has none`);
  return value;
}
