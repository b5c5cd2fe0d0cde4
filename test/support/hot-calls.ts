import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  CreateAccount,
  ResetWithCode,
  ResetWithTicket,
  SendRecoveryCode,
  SignIn,
  VerifyRecoveryCode,
} from '../../src/auth';
import { DatabaseClock } from '../../src/database';
import { NotificationService, type OutgoingMessage } from '../../src/notification';
import { Conversions } from '../../src/notification/outbox/conversions';
import { type StatementCount, StatementCounter } from './statement-counter';

const CALLER = { app: 'default', ip: '127.0.0.1', disclosure: 'documented' } as const;
const PHONE = { number: '+8613800138001' };
const CLAIM = { username: 'ada' };
const COOLDOWN_MS = 60_000;

/** Runs each call that clients make all the time once, and counts what it asks of the database. */
export async function countHotCalls(core: INestApplicationContext): Promise<ReadonlyMap<string, StatementCount>> {
  const password = 'first of its kind';
  await core.get(CreateAccount).execute({ app: 'default', username: 'ada', phone: PHONE.number, password });
  const counter = new StatementCounter(core.get(DataSource));
  const codes = overhearCodes(core);
  const counts = new Map<string, StatementCount>();
  const measure = async (name: string, work: () => Promise<unknown>) => {
    await core.get(Conversions).flush(); // codes that were accepted before
    counts.set(name, await counter.during(work));
  };
  const send = () =>
    core.get(SendRecoveryCode).execute({ context: CALLER, lookup: CLAIM, captcha: 'absent', locale: 'en' });
  const verify = (code: string) =>
    core.get(VerifyRecoveryCode).execute({ context: CALLER, lookup: CLAIM, code, mode: 'exchange' });
  const next = () => {
    core.get(DatabaseClock).advance(COOLDOWN_MS);
  };

  await measure('send, first of a target', send);
  next();
  await measure('send again', send);
  await measure('send, refused by the cooldown', send);
  await measure('verify, wrong', () => verify('000000'));
  await measure('verify, right', () => verify(codes.last()));
  next();
  await send();
  const right = await verify(codes.last());
  const ticket = right.ok ? right.value.ticket.reveal() : '';
  const reset = { context: CALLER, newPassword: 'second of its kind', policy: 'core' } as const;
  await measure('reset with a ticket', () => core.get(ResetWithTicket).execute({ ...reset, username: 'ada', ticket }));
  next();
  await send();
  await measure('check a code', () =>
    core
      .get(VerifyRecoveryCode)
      .execute({ context: CALLER, lookup: { phone: PHONE }, code: codes.last(), mode: 'keep' }),
  );
  next();
  await send();
  await measure('check a code for a ticket', () =>
    core
      .get(VerifyRecoveryCode)
      .execute({ context: CALLER, lookup: { phone: PHONE }, code: codes.last(), mode: 'keep-with-ticket' }),
  );
  await measure('reset with a code', () =>
    core.get(ResetWithCode).execute({ ...reset, phone: PHONE, code: codes.last() }),
  );
  const signIn = { context: CALLER, username: 'ada', password: reset.newPassword, captcha: 'absent' } as const;
  await measure('sign in', () => core.get(SignIn).execute(signIn));
  return counts;
}

/** The codes on their way out, read where they are queued. */
function overhearCodes(core: INestApplicationContext): { last(): string } {
  const notifications = core.get(NotificationService);
  const queue = notifications.queueWithinCap.bind(notifications);
  let last = '';
  notifications.queueWithinCap = (message: OutgoingMessage) => {
    last = message.content.code?.reveal() ?? last;
    return queue(message);
  };
  return { last: () => last };
}
