/** Context of a request to a use case. */
export interface RequestContext {
  /** Client application whose accounts are meant. */
  readonly app: string;
  /** Prefix of the client's address: an IPv4 address, or an IPv6 /64. */
  readonly ip: string;
  /** `documented`: answers may tell that an account exists, as the client's protocol says; `uniform`: they never do. */
  readonly disclosure: 'documented' | 'uniform';
}
