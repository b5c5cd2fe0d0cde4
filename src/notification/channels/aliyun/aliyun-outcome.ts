import type { DeliveryOutcome } from '../../channel';
import { type Answered, httpOutcome } from '../http-outcome';
import { parseObject } from '../json-object';
import { codeOutcome, type VendorCodes } from '../vendor-codes';

/**
 * From Alibaba Cloud SMS, "Domestic SMS API error codes", and the codes that all its APIs share. BUSINESS_LIMIT_CONTROL
 * counts the texts to one number under one signature (1 a minute, 5 an hour, 10 a day unless changed).
 */
const CODES: VendorCodes = {
  refused: ['isv.MOBILE_NUMBER_ILLEGAL', 'isv.CUSTOMER_REFUSED'],
  tooManyForOne: ['isv.BUSINESS_LIMIT_CONTROL'],
  throttled: ['Throttling'],
  unknown: [],
};

const MAX_ID = 64;

/** What an answer of SendSms says: `{"Code","Message","RequestId","BizId"}`, without BizId when it is a no. */
export function aliyunOutcome(answer: Answered): DeliveryOutcome {
  const { Code: code, BizId: id } = parseObject(answer.text);
  if (typeof code !== 'string' || code === '') return httpOutcome(answer);
  if (code !== 'OK') return codeOutcome(CODES, code, answer.headers);
  return { result: 'accepted', ...(typeof id === 'string' && id.length <= MAX_ID && { vendorId: id }) };
}
