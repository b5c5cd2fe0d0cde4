import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseConfig } from '../../src/database';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { openCore } from '../support/open-core';
import { addAccounts, type PhoneAccount } from '../support/accounts';
import { type RunningProcess, startProcess } from '../support/start-process';
import { SystemsClient } from '../support/systems-client';
import { testEnvironment } from '../support/test-environment';
import { WebhookSink } from '../support/webhook-sink';

/** Longer than a lease, in case the process died with the message in hand. */
const PATIENCE_MS = 45_000;

describeEachDatabase('a process killed between accepting and sending a message', (kind) => {
  let database: OpenDatabase;
  let account: PhoneAccount;

  beforeAll(async () => {
    database = await openDatabase(kind);
    const core = await openCore(database.config);
    [account] = (await addAccounts(core, 1)) as [PhoneAccount];
    await core.close();
  });

  afterAll(async () => {
    await database.close();
  });

  it('has its message delivered once by the next process, with a valid code', async () => {
    const first = await startProcess({ env: webhookTo(await deadEnd(), database.config) });
    const accepted = await new SystemsClient(first.url).send(account.username, account.phone);
    await first.stop('SIGKILL');
    expect(accepted).toMatchObject({ code: 0, msg: 2006 });

    const provider = await WebhookSink.open();
    const second = await startProcess({ env: webhookTo(provider.url, database.config) });
    const { body } = await eventually(() => provider.calls[0], PATIENCE_MS);
    expect(await verify(second, body)).toMatchObject({ code: 0, msg: 2006 });
    await sleep(1_000);
    expect(provider.calls).toHaveLength(1);
    await second.stop();
    await provider.close();
  });

  const verify = (process: RunningProcess, body: string) => {
    const { code } = JSON.parse(body) as { code: string };
    return new SystemsClient(process.url).verify(account.username, code);
  };
});

/** An address that refuses connections. */
async function deadEnd(): Promise<string> {
  const sink = await WebhookSink.open();
  const { url } = sink;
  await sink.close();
  return url;
}

const webhookTo = (url: string, database: DatabaseConfig): NodeJS.ProcessEnv => ({
  ...testEnvironment(database),
  SMS_PROVIDERS: 'webhook',
  WEBHOOK_URL: url,
  WEBHOOK_SECRET: 'a-secret-of-a-test-that-guards-nothing-at-all',
});
