import { dataContractCodec } from '../../http';
import {
  changePasswordModel,
  type CheckVaildateModel,
  checkUserModel,
  checkVaildateModel,
  loginModel,
  loginResult,
  misnamedCheckVaildateModel,
  normalResult,
  registerModel,
  registerResult,
  sendSmsModel,
} from './gps.dto';

const checkVaildate = dataContractCodec({ request: checkVaildateModel, response: registerResult });
const misnamed = dataContractCodec({ request: misnamedCheckVaildateModel, response: registerResult });

/**
 * Codec of CheckVaildate that also reads the field `Type` under the key `Username`, as one client sends it, where
 * `Type` itself is missing.
 */
export const checkVaildateCodec: typeof checkVaildate = {
  ...checkVaildate,
  decode: (request) => {
    const body = checkVaildate.decode(request);
    const { Type } = body as { readonly Type?: number };
    if (Type !== 0) return body;
    const typed = Number(misnamed.decode(request).Username) || 0;
    return { ...body, Type: typed as CheckVaildateModel['Type'] };
  },
};
export const sendSmsCodec = dataContractCodec({ request: sendSmsModel, response: normalResult });
export const checkUserCodec = dataContractCodec({ request: checkUserModel, response: normalResult });
export const registerCodec = dataContractCodec({ request: registerModel, response: registerResult });
export const changePasswordCodec = dataContractCodec({ request: changePasswordModel, response: normalResult });
export const loginCodec = dataContractCodec({ request: loginModel, response: loginResult });
