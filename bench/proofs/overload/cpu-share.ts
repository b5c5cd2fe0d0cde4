import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';

/** Cores that were busy on average, by who used them. */
export interface CpuShare {
  readonly server: number;
  /** The flood and the ordinary people, who share the machine with the server. */
  readonly load: number;
  /** The database, and whatever else runs on the machine. */
  readonly rest: number;
}

/** Clock ticks a second in which Linux counts the CPU time of a process. */
const TICKS_PER_SECOND = 100;

/** Positions of `utime` and `stime` after the name in `/proc/<pid>/stat` (proc(5)). */
const [USER_TICKS, SYSTEM_TICKS] = [11, 12];

/**
 * Begins to count CPU time. The returned function ends it, and takes the seconds that the flood has used. The share of the
 * server is NaN where there is no `/proc`.
 */
export function countCpu(server: number): (floodSeconds: number) => CpuShare {
  const before = read(server);
  const startedAt = performance.now();
  return (floodSeconds) => {
    const after = read(server);
    const share = (cpuSeconds: number): number => cpuSeconds / ((performance.now() - startedAt) / 1_000);
    const used = { server: after.server - before.server, load: after.own - before.own + floodSeconds };
    const rest = after.all - before.all - used.server - used.load;
    return { server: share(used.server), load: share(used.load), rest: share(rest) };
  };
}

/** CPU seconds so far of the server, of this process, and of the whole machine. */
function read(server: number): { readonly server: number; readonly own: number; readonly all: number } {
  const { user, system } = process.cpuUsage();
  return { server: secondsOf(server), own: (user + system) / 1e6, all: busySeconds() };
}

function secondsOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])) / TICKS_PER_SECOND;
  } catch {
    return NaN;
  }
}

const busySeconds = (): number =>
  cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0) / 1_000;

/** Shares as text, in cores. */
export const shownShare = ({ server, load, rest }: CpuShare): string =>
  `CPU of ${String(cpus().length)} cores: server ${server.toFixed(1)}, load ${load.toFixed(1)}, others ${rest.toFixed(1)}`;
