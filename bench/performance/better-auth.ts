import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import type { WireAnswer } from '../proofs/wire/kept-connection';
import { insertNumbered, phoneOf } from './accounts';
import { addressOf, type Contestant, type Operation } from './contestant';
import type { LoadRequest } from './load';
import { nodeCommand } from './processor';

const FOLDER = join(__dirname, '../peers/better-auth');

/** Command that installs the peer, which is no part of the project's own packages. */
export const INSTALL_PEER = 'npm ci --prefix bench/peers/better-auth';

export const isPeerInstalled = (): boolean => existsSync(join(FOLDER, 'node_modules/better-auth'));

const PREFIX = 'phone-number-otp-';

/** The peer: better-auth's codes by SMS, with its defaults of production. It reads no account before it sends a code. */
export class BetterAuth implements Contestant {
  readonly name = 'better-auth';
  readonly operations = ['send', 'verify wrong', 'verify right'] as const;
  private sends = 0;
  private addresses = 0;
  private readCodes = 0;
  private codes: { readonly phone: string; readonly code: string }[] = [];
  private readonly used = { wrong: 0, right: 0 };

  private constructor(
    readonly url: string,
    readonly pid: number | undefined,
    private readonly connection: Connection,
    private readonly end: () => Promise<void>,
  ) {}

  static async start({ databaseUrl, cores }: { databaseUrl: string; cores: string | undefined }): Promise<BetterAuth> {
    const [program, args] = nodeCommand([join(FOLDER, 'server.mjs')], cores);
    const child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', DATABASE_URL: databaseUrl },
    });
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    const end = async (): Promise<void> => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    };
    const url = `http://127.0.0.1:${String(port)}`;
    return new BetterAuth(url, child.pid, await createConnection(databaseUrl), end);
  }

  async addAccounts(count: number): Promise<void> {
    const columns = {
      id: `MD5(CONCAT('account', n))`,
      name: `CONCAT('bench', n)`,
      email: `CONCAT('bench', n, '@example.com')`,
      ...{ emailVerified: '0', createdAt: 'NOW()', updatedAt: 'NOW()' },
      ...{ phoneNumber: `CONCAT('+86139', 10000000 + n)`, phoneNumberVerified: '1' },
    };
    await insertNumbered(this.connection, 'user', columns, { from: 0, to: count });
  }

  async prepare(operation: Operation): Promise<void> {
    if (operation !== 'verify wrong') return;
    const phones = Array.from({ length: this.sends - this.readCodes }, (_, n) => PREFIX + phoneOf(this.readCodes + n));
    this.readCodes = this.sends;
    this.codes = [];
    Object.assign(this.used, { wrong: 0, right: 0 });
    if (phones.length === 0) return;
    const [rows] = await this.connection.query<RowDataPacket[]>(
      'SELECT identifier, value FROM verification WHERE identifier IN (?)',
      [phones],
    );
    for (const { identifier, value } of rows as unknown as Record<'identifier' | 'value', string>[])
      this.codes.push({ phone: identifier.slice(PREFIX.length), code: value.split(':')[0] ?? '' });
  }

  next(operation: Operation): LoadRequest | undefined {
    if (operation === 'send') return this.post('send-otp', { phoneNumber: phoneOf(this.sends++) }, sent);
    if (operation === 'verify wrong') {
      const given = this.codes[this.used.wrong++];
      return given && this.verify(given.phone, given.code === '000000' ? '000001' : '000000', refused);
    }
    const given = this.codes[this.used.right++];
    return given && this.verify(given.phone, given.code, verified);
  }

  async stop(): Promise<void> {
    await this.end();
    await this.connection.end();
  }

  /** Without a session, which would be more rows than the ticket of the service. */
  private verify(phone: string, code: string, isRight: LoadRequest['isRight']): LoadRequest {
    return this.post('verify', { phoneNumber: phone, code, disableSession: true }, isRight);
  }

  private post(call: string, fields: object, isRight: LoadRequest['isRight']): LoadRequest {
    const headers = { 'content-type': 'application/json' };
    const request = { path: `/api/auth/phone-number/${call}`, body: JSON.stringify(fields), headers };
    return { request, isRight, address: addressOf(this.addresses++) };
  }
}

const sent = ({ status, body }: WireAnswer): boolean => status === 200 && body.includes('code sent');
const refused = ({ status, body }: WireAnswer): boolean => status === 400 && body.includes('INVALID_OTP');
const verified = ({ status, body }: WireAnswer): boolean => status === 200 && body.includes('"status":true');
