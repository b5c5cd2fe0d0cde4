/** An address as operators and logs may see it: `+86138****1234`, `d***@example.com`. */
export function maskedRecipient(recipient: string): string {
  const at = recipient.lastIndexOf('@');
  if (at > 0) return `${recipient.slice(0, 1)}***${recipient.slice(at)}`;
  const tail = Math.min(4, Math.floor(recipient.length / 3));
  const head = Math.min(6, Math.floor((recipient.length - tail) * 0.6));
  return `${recipient.slice(0, head)}****${recipient.slice(recipient.length - tail)}`;
}
