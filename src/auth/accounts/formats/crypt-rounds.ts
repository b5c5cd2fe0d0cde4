const EMPTY = Buffer.alloc(0);

/** Parts that are digested in each round, as the variant prepares them. */
export interface CryptParts {
  readonly password: Buffer;
  readonly salt: Buffer;
}

/**
 * Rounds of crypt(3)'s MD5 and SHA variants: each digests the digest of the one before, the password and the salt, in an order
 * that depends on its number.
 */
export function digestRounds(
  first: Buffer,
  rounds: number,
  { password, salt }: CryptParts,
  digestOf: (...parts: readonly Buffer[]) => Buffer,
): Buffer {
  let digest = first;
  for (let round = 0; round < rounds; round++) {
    const isOdd = round % 2 === 1;
    digest = digestOf(
      isOdd ? password : digest,
      round % 3 === 0 ? EMPTY : salt,
      round % 7 === 0 ? EMPTY : password,
      isOdd ? digest : password,
    );
  }
  return digest;
}

/** For each bit of a length, the lowest first, the part for a set or for a clear one. */
export function partsOfBits(length: number, set: Buffer, clear: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let left = length; left > 0; left >>= 1) parts.push(left & 1 ? set : clear);
  return parts;
}
