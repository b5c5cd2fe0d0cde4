import { keyDigest } from '../common';

/**
 * Kinds of blocks by operators. `target`: a phone number or an e-mail address, `country`: all numbers of a country, `client`: all
 * people of a client application; none of them is sent a code or a link. `address`: client addresses, none of whose requests is
 * answered.
 */
export type BlockKind = 'target' | 'address' | 'country' | 'client';

/**
 * Subject of a block: an E.164 number or a canonical e-mail address, a CIDR prefix, a country (ISO 3166-1 alpha-2), or the id of a
 * client application.
 */
export interface BlockSubject {
  readonly kind: BlockKind;
  readonly value: string;
}

/** Block as operators see it. */
export interface Block {
  readonly id: string;
  readonly kind: BlockKind;
  /** Subject as it may be shown: numbers and e-mail addresses are masked. */
  readonly shown: string;
  readonly reason: string | null;
  /** Name of the operator. */
  readonly createdBy: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Milliseconds since 1970; null for a block without an end. */
  readonly expiresAt: number | null;
}

/** Block as servers keep it in memory. */
export interface LiveBlock {
  readonly kind: BlockKind;
  /** Digest of a target, by {@link subjectKey}; the value of any other subject. */
  readonly key: string;
  /** Milliseconds until its end; null for a block without one. */
  readonly leftMs: number | null;
}

/** Stored form of a subject: a digest of a target, so that the table tells no address of a person; any other value as it is. */
export const subjectKey = ({ kind, value }: BlockSubject): string =>
  kind === 'target' ? keyDigest('block', value) : value;
