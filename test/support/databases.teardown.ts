import { ofTheRun } from './databases.setup';

/** Stops the server if this run started it, and says once more what was skipped. */
export default async function teardown(): Promise<void> {
  const { server, missing } = ofTheRun.regainDatabases ?? {};
  await server?.stop();
  if (missing !== undefined) process.stderr.write(missing);
}
