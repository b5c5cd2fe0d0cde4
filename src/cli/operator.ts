import { userInfo } from 'node:os';
import { UsageError } from './arguments';
import type { Invocation } from './command';

const MAX_LENGTH = 64;

/**
 * Name of the operator for the audit log: the option `--by`, or the user of the operating system. Throws a UsageError when it is
 * empty or too long.
 */
export function operatorOf({ options: { by } }: Invocation): string {
  const operator = by ?? userInfo().username;
  if (operator === '' || operator.length > MAX_LENGTH) throw new UsageError('--by takes 1 to 64 characters');
  return operator;
}
