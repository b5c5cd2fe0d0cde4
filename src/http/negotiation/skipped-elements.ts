import { Logger } from '@nestjs/common';

const logger = new Logger('wire');
const skipped = new Map<string, number>();

/**
 * Counts XML elements that a client sent in vain: out of order, or of no member. Tells the log whenever a contract's count
 * has doubled, so that an owner sees a client that loses fields and nobody can fill the log.
 */
export function countSkipped(contract: string, elements: number): void {
  const before = skipped.get(contract) ?? 0;
  const now = before + elements;
  skipped.set(contract, now);
  if (before === 0 || Math.floor(Math.log2(now)) > Math.floor(Math.log2(before))) {
    logger.warn(`${contract}: ${String(now)} XML elements skipped since the start, unknown or out of order`);
  }
}
