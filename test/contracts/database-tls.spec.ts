import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { loadConfig } from '../../src/app.config';
import { dataSourceOptions } from '../../src/database';
import { databases } from '../support/database-harness';
import type { MysqlServer } from '../support/mysql-server';
import { startPrivateServer } from '../support/private-mysql-server';
import { selfSigned } from '../support/self-signed';

const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);

(isReachable ? describe : describe.skip)('TLS to a database server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regain-tls-'));
  const [ca, stranger] = ['ca.pem', 'stranger.pem'].map((name) => join(folder, name)) as [string, string];
  const key = join(folder, 'key.pem');
  let server: MysqlServer;

  beforeAll(async () => {
    writeCertificate('localhost');
    writeFileSync(stranger, selfSigned('localhost').cert);
    server = await startPrivateServer([`--ssl-cert=${ca}`, `--ssl-key=${key}`]);
  }, 60_000);

  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const writeCertificate = (name: string): void => {
    const pair = selfSigned(name);
    writeFileSync(ca, pair.cert);
    writeFileSync(key, pair.key);
  };
  /** Cipher of a connection, empty in the clear. */
  const cipher = async (query: string, host = 'localhost'): Promise<string> => {
    const url = `${server.url.replace('127.0.0.1', host)}/mysql?${query}`;
    const { connection } = loadConfig({ DATABASE_URL: url, SECRET_KEYS: 'any' }).database;
    const dataSource = await new DataSource(
      dataSourceOptions(connection, { entities: [], migrations: [] }),
    ).initialize();
    const [row] = await dataSource.query<{ Value: string }[]>(`SHOW STATUS LIKE 'Ssl_cipher'`);
    await dataSource.destroy();
    return row?.Value ?? '';
  };

  it.each(['poolSize=2', 'ssl-mode=DISABLED', 'sslmode=disable', 'ssl=0'])('is not used with ?%s', async (query) => {
    expect(await cipher(query)).toBe('');
  });

  it.each(['ssl-mode=REQUIRED', 'sslmode=require', 'sslaccept=accept_invalid_certs'])(
    'with ?%s encrypts whatever the certificate',
    async (query) => {
      expect(await cipher(query, '127.0.0.1')).not.toBe('');
    },
  );

  it.each(['ssl-mode=VERIFY_CA', 'sslmode=verify-full', 'ssl=true', 'sslaccept=strict'])(
    'with ?%s wants a certificate of an authority that is trusted',
    async (query) => {
      await expect(cipher(query)).rejects.toThrow('self-signed certificate');
      await expect(cipher(`${query}&ssl-ca=${stranger}`)).rejects.toThrow(/self-signed certificate|verify/);
      expect(await cipher(`${query}&ssl-ca=${ca}`)).not.toBe('');
    },
  );

  it('wants the host name in the certificate where that is asked for', async () => {
    writeCertificate('db.example.com');
    const connection = await createConnection(server.url);
    await connection.query('FLUSH SSL');
    await connection.end();
    expect(await cipher(`ssl-mode=VERIFY_CA&ssl-ca=${ca}`)).not.toBe('');
    await expect(cipher(`ssl-mode=VERIFY_IDENTITY&ssl-ca=${ca}`)).rejects.toThrow('altnames');
    await expect(cipher(`ssl-mode=VERIFY_IDENTITY&ssl-ca=${ca}`, '127.0.0.1')).rejects.toThrow('DATABASE_URL');
  });

  it('names a file of authorities that cannot be read', async () => {
    await expect(cipher('ssl=true&ssl-ca=/nowhere/ca.pem')).rejects.toThrow('/nowhere/ca.pem cannot be read');
  });
});
