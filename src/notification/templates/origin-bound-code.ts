import type { MessageFacts } from './message-facts';

/**
 * The machine-readable last line of a text (WICG origin-bound one-time codes): browsers offer the code on that host
 * only. Exactly one space, nothing before `@` and nothing after the code.
 */
export const originBoundCode = ({ host, code }: MessageFacts): string => `@${host} #${code}`;
