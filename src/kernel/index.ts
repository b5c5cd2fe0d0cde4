export { done, refuse, RefusedException, type Outcome, type Refusal } from './outcome';
export { malformed, throttled, unavailable } from './edge-refusal';
export type { EdgeRefusal, Malformed, Throttled, Unavailable } from './edge-refusal';
export { Clock } from './clock';
export { KeyRing, type KeyUse, type Mac } from './key-ring';
export { Random } from './random';
export { UnitOfWork } from './unit-of-work';
export { Secret } from './secret';
export type { ChannelKind, Locale, Purpose } from './purpose';
