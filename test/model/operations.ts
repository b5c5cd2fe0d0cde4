import * as fc from 'fast-check';
import type { Dialect } from './calls';

const SPELLINGS = 60;

/** Code that a request enters: the nth newest of an account's own codes or of the other's, a wrong one, or no code at all. */
export type Guess =
  | { readonly of: 'own' | 'other'; readonly nth: number }
  | { readonly of: 'wrong'; readonly nth: number }
  | { readonly of: 'no-code'; readonly nth: number };

/** Reset token of a request: the nth newest of an account's own or of the other's, or one that was never issued. */
export interface TokenChoice {
  readonly of: 'own' | 'other' | 'made-up';
  readonly nth: number;
}

/** One request, without the values that only the run knows. */
export type Operation = {
  /** Index of the application. */
  readonly at: number;
  readonly spelling: number;
} & (
  | { readonly kind: 'send'; readonly via: Dialect }
  | { readonly kind: 'mail'; readonly via: 'pcuser' }
  | { readonly kind: 'verify'; readonly via: 'systems' | 'pcuser' | 'gps'; readonly guess: Guess }
  | { readonly kind: 'reset'; readonly via: 'member' | 'pcuser' | 'gps' | 'smssend'; readonly guess: Guess }
  | { readonly kind: 'redeem'; readonly via: 'systems' | 'gps' | 'pcuser'; readonly token: TokenChoice }
  | { readonly kind: 'sign-in'; readonly via: 'member' | 'gps' | 'smssend'; readonly isFormer: boolean }
);

const common = { at: fc.nat({ max: 1 }), spelling: fc.nat({ max: SPELLINGS - 1 }) };

const guess: fc.Arbitrary<Guess> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ of: fc.constant('own' as const), nth: fc.constantFrom(0, 0, 0, 1, 1, 2, 3) }) },
  { weight: 5, arbitrary: fc.record({ of: fc.constant('wrong' as const), nth: fc.nat({ max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ of: fc.constant('other' as const), nth: fc.constantFrom(0, 1) }) },
  { weight: 1, arbitrary: fc.record({ of: fc.constant('no-code' as const), nth: fc.nat({ max: 3 }) }) },
);

const token: fc.Arbitrary<TokenChoice> = fc.record({
  of: fc.constantFrom('own', 'own', 'own', 'own', 'other', 'made-up'),
  nth: fc.constantFrom(0, 0, 0, 1, 2),
});

const kindOf = <K extends string>(kind: K) => fc.constant(kind);

const send: fc.Arbitrary<Operation> = fc.record({
  ...common,
  kind: kindOf('send'),
  via: fc.constantFrom<Dialect[]>('member', 'systems', 'pcuser', 'gps', 'smssend'),
});

const mail: fc.Arbitrary<Operation> = fc.record({
  ...common,
  kind: kindOf('mail'),
  via: fc.constant('pcuser' as const),
});

const verify: fc.Arbitrary<Operation> = fc.record({
  ...common,
  ...{ kind: kindOf('verify'), via: fc.constantFrom('systems', 'pcuser', 'gps'), guess },
});

const reset: fc.Arbitrary<Operation> = fc.record({
  ...common,
  ...{ kind: kindOf('reset'), via: fc.constantFrom('member', 'pcuser', 'gps', 'smssend'), guess },
});

const redeem: fc.Arbitrary<Operation> = fc.record({
  ...common,
  ...{ kind: kindOf('redeem'), via: fc.constantFrom('systems', 'gps', 'pcuser'), token },
});

const signIn: fc.Arbitrary<Operation> = fc.record({
  ...common,
  ...{ kind: kindOf('sign-in'), via: fc.constantFrom('member', 'gps', 'smssend'), isFormer: fc.boolean() },
});

/** One request of any kind. */
export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: send },
  { weight: 1, arbitrary: mail },
  { weight: 6, arbitrary: verify },
  { weight: 3, arbitrary: reset },
  { weight: 3, arbitrary: redeem },
  { weight: 1, arbitrary: signIn },
);

/** Requests that are made at once: sends, or attempts to prove something. */
export const operationsAtOnce: fc.Arbitrary<readonly Operation[]> = fc.oneof(
  fc.array(fc.oneof(send, mail), { minLength: 2, maxLength: 4 }),
  fc.array(fc.oneof({ weight: 3, arbitrary: verify }, reset, redeem, signIn), { minLength: 2, maxLength: 4 }),
  fc.tuple(fc.oneof(verify, reset, redeem), fc.integer({ min: 2, max: 4 })).map(([same, times]) => twins(same, times)),
);

/** The same request several times, to the one application and the other in turn. */
const twins = (operation: Operation, times: number): readonly Operation[] =>
  Array.from({ length: times }, (_, index) => ({ ...operation, at: index }));

/** Minutes that pass: less and more than each limit lasts. */
export const waits = fc.constantFrom(1, 1, 1, 2, 3, 5, 10, 15, 60, 1_440);
