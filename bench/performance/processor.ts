import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** The kernel's clock ticks in /proc/<pid>/stat: 100 a second on every Linux of today. */
const TICK_MS = 10;

/** Cores (numbers as taskset takes them) of the server, the database and the load; undefined where nothing is pinned. */
export interface Cores {
  readonly server: string;
  readonly database: string;
  readonly load: string;
  /** All of them. A process that is given none inherits those of the harness. */
  readonly all: string;
}

/** One core for the server; database and load share another one, or have one each where there are three. */
export function assignCores(): Cores | undefined {
  const count = availableParallelism();
  if (count < 2 || !hasTaskset()) return undefined;
  return { server: '0', database: '1', load: count > 2 ? '2' : '1', all: `0-${String(count - 1)}` };
}

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Pins all threads of a running process, and those that it starts later. */
export const pin = (pid: number, cores: string): void => {
  execFileSync('taskset', ['-acp', cores, String(pid)], { stdio: 'ignore' });
};

/** Command that runs Node on these cores. The process keeps its id: taskset replaces itself. */
export const nodeCommand = (args: readonly string[], cores?: string): [program: string, args: string[]] =>
  cores === undefined ? [process.execPath, [...args]] : ['taskset', ['-c', cores, process.execPath, ...args]];

/** User and system time in ms that a process has used, its threads included; NaN where /proc does not tell. */
export function cpuMsOf(pid: number | undefined): number {
  const stat = read(pid, 'stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Resident memory in MiB; NaN where /proc does not tell. */
export const memoryMiBOf = (pid: number | undefined): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(pid, 'status'))?.[1]) / 1_024;

function read(pid: number | undefined, file: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
