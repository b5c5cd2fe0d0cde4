import { randomBytes, randomInt } from 'node:crypto';
import { Random } from './random';

export class CryptoRandom extends Random {
  integer(below: number): number {
    return randomInt(below);
  }

  digits(length: number): string {
    return Array.from({ length }, () => String(randomInt(10))).join('');
  }

  token(bytes: number): string {
    return randomBytes(bytes).toString('base64url');
  }
}
