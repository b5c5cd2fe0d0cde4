import { type MysqlServer, tryToConnect } from './mysql-server';
import { startPrivateServer } from './private-mysql-server';

const LOCAL_URL = 'mysql://root@127.0.0.1:3306';

/**
 * The server to test on: the one that TEST_DATABASE_URL names, else one on this machine that lets root in without a
 * password, else an installed one that is started for this run only. Rejects, with the reason, when there is none; a
 * server that was named but does not answer is an error, never a reason to look for another.
 */
export async function findMysqlServer(named: string | undefined): Promise<MysqlServer> {
  if (named !== undefined && named !== '') {
    await tryToConnect(named);
    return theirs(named);
  }
  const answers = await tryToConnect(LOCAL_URL).then(
    () => true,
    () => false,
  );
  return answers ? theirs(LOCAL_URL) : startPrivateServer();
}

function theirs(url: string): MysqlServer {
  return { url, stop: () => Promise.resolve() };
}
