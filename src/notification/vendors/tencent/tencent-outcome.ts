import type { DeliveryOutcome } from '../channel';
import { type Answered, httpOutcome } from '../http-outcome';
import { objectOf, parseObject } from '../json-object';
import { codeOutcome, type VendorCodes } from '../vendor-codes';

/**
 * From Tencent Cloud SMS, "SendSms" (2021-01-11) and its error codes. Of those that speak of one message,
 * LimitExceeded.DeliveryFrequencyLimit and LimitExceeded.PhoneNumber… count the texts to one number.
 */
const CODES: VendorCodes = {
  refused: ['InvalidParameterValue.IncorrectPhoneNumber', 'FailedOperation.PhoneNumberInBlacklist'],
  broken: [
    ...['AuthFailure', 'UnauthorizedOperation', 'InternalError', 'Resource', 'InvalidParameterValue.SdkAppIdNotExist'],
    ...['FailedOperation.InsufficientBalanceInSmsPackage', 'FailedOperation.SignatureIncorrectOrUnapproved'],
    ...['LimitExceeded.App', 'LimitExceeded.DailyLimit', 'UnsupportedRegion', 'InvalidAction', 'NoSuchVersion'],
  ],
  throttled: ['RequestLimitExceeded'],
  unknown: ['InternalError.SendAndRecvFail', 'InternalError.Timeout'],
};

const MAX_ID = 64;

/** What an answer of SendSms to one number says: `{"Response":{"SendStatusSet":[…]}}`, or `{"Response":{"Error":…}}`. */
export function tencentOutcome(answer: Answered): DeliveryOutcome {
  const { Response: response } = parseObject(answer.text);
  const { Error: error, SendStatusSet: set } = objectOf(response);
  const { Code: code, SerialNo: id, Fee: fee } = objectOf(error ?? (Array.isArray(set) ? set[0] : undefined));
  if (typeof code !== 'string' || code === '') return httpOutcome(answer);
  if (error !== undefined || code !== 'Ok') return codeOutcome(CODES, code, answer);
  return { result: 'accepted', ...vendorId(id), ...segments(fee) };
}

const vendorId = (id: unknown): { vendorId?: string } =>
  typeof id === 'string' && id !== '' && id.length <= MAX_ID ? { vendorId: id } : {};

const segments = (fee: unknown): { segments?: number } =>
  typeof fee === 'number' && Number.isInteger(fee) && fee > 0 ? { segments: fee } : {};
