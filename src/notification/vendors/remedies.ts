/** Refusals of a vendor that no retry mends but the operator can, such as a sender that is not registered. */
export interface Remedy {
  /** Reasons as they are stored with a message: the vendor's codes, with the vendor's name before numbers. */
  readonly reasons: readonly string[];
  readonly meaning: string;
  readonly advice: string;
}

/** Remedy for the reason of a refusal. Returns undefined for any other reason. */
export const remedyFor = (remedies: readonly Remedy[], reason: string): Remedy | undefined =>
  remedies.find(({ reasons }) => reasons.includes(reason));
