import type { DeliveryOutcome } from '../channel';
import { type Answered, httpOutcome } from '../http-outcome';
import { parseObject } from '../json-object';
import { codeOutcome, type VendorCodes } from '../vendor-codes';

/**
 * From Alibaba Cloud SMS, "Domestic SMS API error codes", and the codes that all its APIs share. Of those that speak of
 * one message, BUSINESS_LIMIT_CONTROL counts the texts to one number under one signature (1 a minute, 5 an hour, 10 a day
 * unless changed).
 */
const CODES: VendorCodes = {
  refused: ['isv.MOBILE_NUMBER_ILLEGAL', 'isv.CUSTOMER_REFUSED'],
  broken: [
    ...['isp.', 'isv.ACCOUNT_', 'isv.PRODUCT_', 'isv.OUT_OF_SERVICE', 'isv.AMOUNT_NOT_ENOUGH', 'isv.DENY_IP_RANGE'],
    ...['isv.DAY_LIMIT_CONTROL', 'isv.MONTH_LIMIT_CONTROL', 'isv.SYSTEM_ERROR', 'isv.RAM_PERMISSION_DENY'],
    ...['isv.SMS_SIGN', 'isv.SIGN', 'SIGNATURE_BLACKLIST', 'Signature', 'IncompleteSignature', 'MissingAccessKeyId'],
    ...['InvalidAccessKeyId', 'InvalidTimeStamp', 'InvalidVersion', 'InvalidAction', 'Forbidden', 'NoPermission'],
    ...['ServiceUnavailable', 'InternalError'],
  ],
  throttled: ['Throttling'],
  unknown: [],
};

const MAX_ID = 64;

/** What an answer of SendSms says: `{"Code","Message","RequestId","BizId"}`, without BizId when it is a no. */
export function aliyunOutcome(answer: Answered): DeliveryOutcome {
  const { Code: code, BizId: id } = parseObject(answer.text);
  if (typeof code !== 'string' || code === '') return httpOutcome(answer);
  if (code !== 'OK') return codeOutcome(CODES, code, answer);
  return { result: 'accepted', ...(typeof id === 'string' && id.length <= MAX_ID && { vendorId: id }) };
}
