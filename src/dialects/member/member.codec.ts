import { dataContractCodec, EMPTY_GUID } from '../../http';
import {
  imgCodeQuery,
  loginResult,
  memberLoginRequest,
  memberRequest,
  retrieveSendCodeRequest,
  retrieveUpdateRequest,
  sendCodeResult,
  signupSendCodeRequest,
  textResult,
  truthResult,
  validCodeRequest,
} from './member.dto';

export const retrieveSendCodeCodec = dataContractCodec({ request: retrieveSendCodeRequest, response: sendCodeResult });
export const retrieveUpdateCodec = dataContractCodec({ request: retrieveUpdateRequest, response: textResult });
export const signupSendCodeCodec = dataContractCodec({ request: signupSendCodeRequest, response: sendCodeResult });
export const validCodeCodec = dataContractCodec({ request: validCodeRequest, response: truthResult });
export const signupCodec = dataContractCodec({ request: memberRequest, response: textResult });
export const loginCodec = dataContractCodec({ request: memberLoginRequest, response: loginResult });
export const imgCodeCodec = dataContractCodec({ request: imgCodeQuery, response: textResult, from: 'query' });

/** Client id of a request; undefined for `Guid.Empty`, which means that there is none. */
export const namedClient = (guid: unknown): string | undefined =>
  typeof guid === 'string' && guid !== EMPTY_GUID ? guid : undefined;
