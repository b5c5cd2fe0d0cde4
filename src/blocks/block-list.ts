import { BlockList as AddressList, isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common';
import { type BlockSubject, type LiveBlock, subjectKey } from './block';

/** Wait that is told about a block without an end, and the longest one about any, in milliseconds. */
const MAX_WAIT_MS = 3_600_000;

/**
 * Live blocks in the memory of this process, for requests: a look costs no statement. {@link BlockListLoader} keeps it up to
 * date within five seconds.
 */
@Injectable()
export class BlockList {
  /** Ends of the blocks by kind and subject, on the monotonic clock; Infinity for those without one. */
  private ends: ReadonlyMap<string, number> = new Map();
  private addresses = new AddressList();
  private hasAddresses = false;

  constructor(private readonly clock: Clock) {}

  /** Puts these blocks in the place of all others. */
  replace(blocks: readonly LiveBlock[]): void {
    const now = this.clock.monotonic();
    const addresses = new AddressList();
    for (const { kind, key } of blocks) if (kind === 'address') addSubnet(addresses, key);
    this.ends = new Map(
      blocks.map(({ kind, key, leftMs }) => [`${kind} ${key}`, leftMs === null ? Infinity : now + leftMs]),
    );
    this.addresses = addresses;
    this.hasAddresses = blocks.some(({ kind }) => kind === 'address');
  }

  /**
   * Milliseconds for which nothing is sent to an E.164 number or a canonical e-mail address; 0 when it is not blocked. `countryOf` is
   * asked for the country of a number where something is blocked at all.
   */
  targetWaitMs(target: string, countryOf: (e164: string) => string | undefined): number {
    if (this.ends.size === 0) return 0;
    const country = target.startsWith('+') ? countryOf(target) : undefined;
    const ofCountry = country === undefined ? 0 : this.waitMs({ kind: 'country', value: country });
    return Math.max(this.waitMs({ kind: 'target', value: target }), ofCountry);
  }

  /** Milliseconds for which nothing is sent for a client application; 0 when it is not blocked. */
  clientWaitMs(app: string): number {
    return this.waitMs({ kind: 'client', value: app });
  }

  /** Seconds after which a blocked client address may ask again, as it is told; 0 for an address (IPv4 or IPv6) that is not blocked. */
  addressWaitSeconds(address: string | undefined): number {
    return this.hasAddress(address) ? MAX_WAIT_MS / 1000 : 0;
  }

  private hasAddress(address: string | undefined): boolean {
    const version = this.hasAddresses && address !== undefined ? isIP(address) : 0;
    if (address === undefined || version === 0) return false;
    return this.addresses.check(address, version === IPV4 ? 'ipv4' : 'ipv6');
  }

  private waitMs(subject: BlockSubject): number {
    const end = this.ends.get(`${subject.kind} ${subjectKey(subject)}`) ?? 0;
    return Math.max(0, Math.min(end - this.clock.monotonic(), MAX_WAIT_MS));
  }
}

const IPV4 = 4;

function addSubnet(addresses: AddressList, cidr: string): void {
  const [network = '', bits] = cidr.split('/');
  addresses.addSubnet(network, Number(bits), isIP(network) === IPV4 ? 'ipv4' : 'ipv6');
}
