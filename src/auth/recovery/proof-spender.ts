import { Injectable } from '@nestjs/common';
import { CodeVerifier } from '../../otp';
import { TicketStore } from './ticket.sql-store';

const TICKET = 'ticket:';
const CHALLENGE = 'challenge:';

/** Id of a ticket as a proof, by the digest of its token. */
export const ticketProof = (digest: string): string => TICKET + digest;

/** Id of a challenge as a proof. */
export const challengeProof = (challengeId: string): string => CHALLENGE + challengeId;

/** Ends proofs by their ids, where a write at a service has used them, and their texts may not be at hand. */
@Injectable()
export class ProofSpender {
  constructor(
    private readonly tickets: TicketStore,
    private readonly codes: CodeVerifier,
  ) {}

  /** Ends a proof, in the current transaction. One that has ended, or expired, stays so. */
  async spend(proof: string): Promise<void> {
    if (proof.startsWith(TICKET)) await this.tickets.consume(proof.slice(TICKET.length));
    if (proof.startsWith(CHALLENGE)) await this.codes.end(proof.slice(CHALLENGE.length));
  }
}
