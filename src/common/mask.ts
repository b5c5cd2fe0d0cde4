const SHOWN_TAIL = 4;
const HIDDEN = '****';

/** An address as logs and audits may show it: `+86138****1234`, `m***@example.com`. */
export function maskTarget(target: string): string {
  const at = target.lastIndexOf('@');
  if (at > 0) return `${target.slice(0, 1)}***${target.slice(at)}`;
  const head = Math.max(0, target.length - SHOWN_TAIL - HIDDEN.length);
  return `${target.slice(0, head)}${HIDDEN}${target.slice(-SHOWN_TAIL)}`;
}
