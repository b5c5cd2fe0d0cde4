import type { CheckVerificationRefusal, StartVerificationRefusal, VerificationUnknown } from '../../auth';
import type { ClientUnauthorized } from '../../clients';
import type { Malformed } from '../../common';
import { documented, ours, type ReplyTable } from '../../http';
import type { ServiceUnknown } from './verify.guard';
import {
  checkBody,
  sampleService,
  sampleVerification,
  serviceBody,
  type ServiceSource,
  verificationBody,
  type VerificationSource,
} from './verify.resources';

/** Body of every error. The codec replaces `more_info` by the address of the page about the number. */
export interface VerifyError {
  readonly code: number;
  readonly message: string;
  readonly more_info: string;
  readonly status: number;
}

const error = (code: number, status: number, message: string): VerifyError => ({
  code,
  message,
  more_info: '',
  status,
});

const invalid = (field: string): VerifyError => error(60200, 400, `Invalid parameter: ${field}`);
const notFound = documented(error(20404, 404, 'The requested resource was not found'));
const checksUsedUp = error(60202, 429, 'Max check attempts reached');
const sendsUsedUp = error(60203, 429, 'Max send attempts reached');
const tooManyAtOnce = error(60212, 429, 'Too many concurrent requests for this address: wait before the next one');
const blocked = error(60410, 403, 'Blocked: too few codes to this destination are entered');
const noLandline = error(60205, 403, 'SMS is not supported by this kind of number');
const noCountry = error(60605, 403, 'Verifications to this country are not allowed');

const common = {
  'client-unauthorized': documented(error(20003, 401, 'Authenticate')),
  'service-unknown': notFound,
  malformed: documented(invalid('To'), ({ field }: Malformed) => invalid(field)),
  throttled: documented(error(20429, 429, 'Too many requests')),
  unavailable: documented(error(20500, 503, 'The service is unavailable, try again later')),
};

type Common = ClientUnauthorized | ServiceUnknown;

type TooFrequent = Extract<StartVerificationRefusal, { readonly reason: 'too-frequent' }>;
type NotAllowed = Extract<StartVerificationRefusal, { readonly reason: 'target-not-allowed' }>;

/** Errors of refused sends by the limit that refused them; of all others the sends are used up. */
const BY_LIMIT: Readonly<Partial<Record<TooFrequent['limit'], VerifyError>>> = {
  cooldownSeconds: tooManyAtOnce,
  wrongPerHour: checksUsedUp,
  prefixSendsPerHour: blocked,
  countrySendsPerHour: blocked,
  blockedTarget: blocked,
  blockedClient: blocked,
};

/** Replies of POST /v2/Services/{service}/Verifications. */
export const startReplies = {
  done: documented(verificationBody(sampleVerification('pending')), verificationBody),
  doneStatus: 201,
  refused: {
    ...common,
    'target-invalid': documented(invalid('To')),
    'target-not-allowed': documented(noCountry, ({ why }: NotAllowed) => (why === 'country' ? noCountry : noLandline), [
      documented(noLandline),
    ]),
    'channel-disabled': documented(error(60223, 403, 'Delivery channel is disabled')),
    'captcha-required': documented(blocked),
    'too-frequent': documented(sendsUsedUp, ({ limit }: TooFrequent) => BY_LIMIT[limit] ?? sendsUsedUp, [
      ...[tooManyAtOnce, checksUsedUp, blocked].map((body) => documented(body)),
    ]),
  },
  statusMember: 'status',
} satisfies ReplyTable<VerificationSource, StartVerificationRefusal | Common, object>;

/** Replies of GET and POST /v2/Services/{service}/Verifications/{name}. */
export const verificationReplies = {
  done: documented(verificationBody(sampleVerification('pending')), verificationBody),
  refused: { ...common, 'verification-unknown': notFound },
  statusMember: 'status',
} satisfies ReplyTable<VerificationSource, VerificationUnknown | Common, object>;

/** Replies of POST /v2/Services/{service}/VerificationCheck. */
export const checkReplies = {
  done: documented(checkBody(sampleVerification('approved')), checkBody),
  refused: { ...common, 'verification-unknown': notFound, 'code-exhausted': documented(checksUsedUp) },
  statusMember: 'status',
} satisfies ReplyTable<VerificationSource, CheckVerificationRefusal | Common, object>;

/** Replies of GET /v2/Services/{service}. */
export const serviceReplies = {
  done: documented(serviceBody(sampleService), serviceBody),
  refused: common,
  statusMember: 'status',
} satisfies ReplyTable<ServiceSource, Common, object>;

/** Refusal of a service that is to be made over HTTP. */
export interface CreatedByOperator {
  readonly reason: 'created-by-operator';
}

/** Replies of POST /v2/Services. */
export const createServiceReplies = {
  done: documented(serviceBody(sampleService), serviceBody),
  refused: {
    ...common,
    'created-by-operator': ours(error(20403, 403, 'Services are made by the command clients:create --kind verify')),
  },
  statusMember: 'status',
} satisfies ReplyTable<ServiceSource, Common | CreatedByOperator, object>;
