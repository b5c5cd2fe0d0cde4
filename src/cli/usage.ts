import type { Command } from './command';

/** How to write these commands. */
export function usage(commands: readonly Command[]): string {
  const entries = commands.map((command) => `  ${`${command.name} ${command.usage}`.trim()}\n      ${command.summary}`);
  return ['Usage: npm run regain -- <command>', '', ...entries].join('\n');
}
