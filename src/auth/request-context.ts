/** On whose behalf the core is asked. */
export interface RequestContext {
  readonly app: string;
  /** Prefix of the client's address: an IPv4 address, or an IPv6 /64. */
  readonly ip: string;
  /** Whether answers may tell that an account exists, as the client's protocol documents, or never do. */
  readonly disclosure: 'documented' | 'uniform';
}
