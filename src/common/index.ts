export { done, refuse, RefusedException, type Outcome, type Refusal } from './outcome';
export { keyDigest, TOKEN_BYTES, tokenDigest, constantTimeEqual, escapeHtml, maskTarget, rfc3339 } from './text';
export {
  isUnavailable,
  malformed,
  throttled,
  unavailable,
  type EdgeRefusal,
  type Malformed,
  type Throttled,
  type Unavailable,
} from './edge-refusal';
export { type MaintenanceJob, MaintenanceJobs } from './maintenance-jobs';
export { Breaker, type BreakerState, type CallPermit, type CallResult } from './breaker';
export { Clock, DAY_MS, SystemClock } from './clock';
export { describeError, errorCode, errorLabel, errorName, framesOf, safeMessage, stackFrames } from './error-label';
export { FifoMap } from './fifo-map';
export { StatedError } from './stated-error';
export { exactDelay } from './exact-delay';
export { ExpectedError } from './expected-error';
export { KEY_ID_LENGTH, KeyRing, KeyRingOptions, type KeyUse, type Mac } from './key-ring';
export { DerivedRandom } from './derived-random';
export { Random, hexId, sortableId, CryptoRandom } from './random';
export { type TaskLane, type TaskPlace, TaskPool } from './task-pool';
export { withTimeout } from './timeout';
export { WakeUp } from './wake-up';
export { WorkLoop } from './work-loop';
export { WorkerPool } from './worker-pool';
export { currentSpan, inSpan, type Span, type SpanAttributes, type SpanStart, traced, Tracer } from './tracer';
export { UnitOfWork } from './unit-of-work';
export { Secret } from './secret';
export { readWebhookSecret, signWebhook, verifyWebhook, WEBHOOK_SECRET_RULE } from './standard-webhooks';
export { TEMPLATE_NAMES, type TemplateName, type ChannelKind, type Purpose } from './purpose';
export { type UiLocale, languageTags, type Locale, LOCALES, pickLocale } from './locale';
export { CommonModule } from './common.module';
export {
  type EnteredCode,
  isTypable,
  normalizeTyped,
  normalizeTypedAnswer,
  normalizeTypedEmail,
  normalizeTypedPhone,
  normalizeTypedUsername,
  readCode,
} from './typed-text';
