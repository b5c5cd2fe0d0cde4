const REASONS = {
  EADDRINUSE: 'is in use by another process; stop it, or set another PORT',
  EADDRNOTAVAIL: 'is no address of this machine; set another HOST',
  EACCES: 'may not be used by this user; set a PORT above 1023',
} as const;

/** Error of a server that cannot listen where it is configured to. */
interface AddressError extends Error {
  readonly code: keyof typeof REASONS;
  readonly address?: string;
  readonly port?: number;
}

/** True when a server could not listen because of its address or port. */
export const isAddressError = (error: unknown): error is AddressError => {
  if (!(error instanceof Error)) return false;
  const { syscall, code = '' } = error as NodeJS.ErrnoException;
  return syscall === 'listen' && code in REASONS;
};

/** Sentence that says why the server cannot listen, and what to do. */
export const addressSentence = ({ code, address = '', port = 0 }: AddressError): string =>
  `regain cannot listen: port ${String(port)} of ${address} ${REASONS[code]}.`;
