/** Types of events about one account. */
export type AccountEventType =
  | 'account.registered'
  | 'account.password-changed'
  | 'account.phone-changed'
  | 'account.email-changed'
  | 'session.ended-all';

/** Types of events about the service of a client application. */
export type ServiceEventType = 'code.delivery-failed' | 'abuse.raised' | 'verification.approved';

export type EventType = AccountEventType | ServiceEventType;

/** Further fields of an event, which a receiver gets as they are: no code, password, token or address. */
export type EventDetails = Readonly<Record<string, string | number | undefined>>;

/** Event that is told to the owner's software. */
export interface NewEvent {
  readonly type: EventType;
  readonly app: string;
  /** Account that it is about, whose events are told in their order; undefined for events of the service. */
  readonly accountId?: string;
  readonly details?: EventDetails;
}

/** Account as events name it. */
export interface EventAccount {
  readonly app: string;
  readonly id: string;
  readonly username: string | undefined;
}
