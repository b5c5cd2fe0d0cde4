import type { AccountView } from '../../auth';
import { maskTarget } from '../../common';
import { clr, dataContract, member, oneOf, type RecordOf, required } from '../../http';

const PAR = 'NewGPS2012.AppApi.Models.ParModel';
const RES = 'NewGPS2012.AppApi.Models.ResModel';
const VIEW = 'NewGPS2012.AppApi.Models.ViewModel';

/** Purposes of a code, as values of the fields `Type` and `VildateSence`. */
export const REGISTER = 1;
const RECOVER = 2;
export const CHANGE_PASSWORD = 3;

/** Refusal of a request without its login name. */
const LOGIN_MISSING = { reason: 'login-missing' } as const;
export type LoginMissing = typeof LOGIN_MISSING;

const login = required(LOGIN_MISSING);
const code = required({ reason: 'code-wrong' });
const password = required({ reason: 'password-rejected', rules: [] });

const language = member(clr.string, 'language');
const appId = member(clr.string, 'AppId');
const loginName = member(clr.string, 'login name');
const smsCode = member(clr.string, 'message authentication code');

const tokenModel = dataContract({
  namespace: PAR,
  name: 'BaseModel',
  members: { Token: member(clr.string, 'Visit Token'), Language: language, AppId: appId },
});

/** Request of CheckVaildate: determine whether the user exists and the code ("captcha") is correct. */
export const checkVaildateModel = dataContract({
  namespace: PAR,
  name: 'CheckVaildateModel',
  members: {
    Type: member(clr.int, '1:register 2:retrieve password 3: change password'),
    LoginName: loginName,
    SMSCode: smsCode,
    Language: language,
    AppId: appId,
  },
  checks: { LoginName: login, Type: oneOf(REGISTER, RECOVER, CHANGE_PASSWORD), SMSCode: code },
});
export type CheckVaildateModel = RecordOf<typeof checkVaildateModel>;

/** Request of CheckVaildate as one client sends it, with its `Type` under the name `Username`. */
export const misnamedCheckVaildateModel = dataContract({
  namespace: PAR,
  name: 'CheckVaildateModel',
  members: { ...checkVaildateModel.members, Username: member(clr.string) },
});

export const sendSmsModel = dataContract({
  namespace: PAR,
  name: 'SendSMSModel',
  extends: tokenModel,
  members: {
    Phone: member(clr.string, 'phone number'),
    VildateSence: member(clr.int, '1:register 2:change or retrieve password'),
  },
  checks: { VildateSence: oneOf(REGISTER, RECOVER), Phone: required({ reason: 'target-invalid' }) },
});
export type SendSmsModel = RecordOf<typeof sendSmsModel>;

export const checkUserModel = dataContract({
  namespace: PAR,
  name: 'CheckUserModel',
  extends: tokenModel,
  members: { LoginName: loginName },
  checks: { LoginName: login },
});
export type CheckUserModel = RecordOf<typeof checkUserModel>;

export const registerModel = dataContract({
  namespace: PAR,
  name: 'RegisterModel',
  members: {
    Username: member(clr.string, 'user name'),
    LoginName: loginName,
    Email: member(clr.string, 'email'),
    Password: member(clr.string, 'password'),
    SerialNumber: member(clr.string, 'serial number'),
    Contact: member(clr.string, 'contact'),
    ContactPhone: member(clr.string, 'contact phone'),
    ThirdName: member(clr.string, 'third party name'),
    ThirdID: member(clr.string, 'third party id'),
    ThirdType: member(clr.string, 'third party type'),
    ThirdImg: member(clr.string, 'third party picture'),
    SMSCode: smsCode,
    Language: language,
    AppId: appId,
  },
  checks: { LoginName: login, SMSCode: code, Password: password },
});
export type RegisterModel = RecordOf<typeof registerModel>;

export const changePasswordModel = dataContract({
  namespace: PAR,
  name: 'ChangePasswordModel',
  extends: tokenModel,
  members: { LoginName: loginName, NewPass: member(clr.string, 'new password'), SMSCode: smsCode },
  checks: { LoginName: login, NewPass: password },
});
export type ChangePasswordModel = RecordOf<typeof changePasswordModel>;

export const loginModel = dataContract({
  namespace: PAR,
  name: 'LoginModel',
  members: {
    Name: member(clr.string, 'login name'),
    Pass: member(clr.string, 'password'),
    AppId: appId,
    PushId: member(clr.string, 'push id'),
    FcmId: member(clr.string, 'FCM id'),
    Language: language,
    LoginType: member(clr.int, '0:user'),
    Version: member(clr.int, 'version'),
  },
  checks: { Name: login },
});
export type LoginModel = RecordOf<typeof loginModel>;

const baseResult = dataContract({
  namespace: RES,
  name: 'BaseResult',
  members: { State: member(clr.int, 'status code') },
});

export const normalResult = dataContract({
  namespace: RES,
  name: 'NormalResult',
  extends: baseResult,
  members: { Message: member(clr.string, 'return message') },
});
export type NormalResult = RecordOf<typeof normalResult>;

const userLoginInfo = dataContract({
  namespace: VIEW,
  name: 'UserLoginInfo',
  members: {
    UserId: member(clr.int),
    Username: member(clr.string),
    LoginName: member(clr.string),
    Timezone: member(clr.string),
    Avatar: member(clr.string),
    Email: member(clr.string),
    DeviceCount: member(clr.int),
    CodeUrl: member(clr.string),
    UserType: member(clr.int),
    SubUsersCount: member(clr.int),
    Calorie: member(clr.int),
    Steps: member(clr.int),
    CellPhone: member(clr.string),
    UserStatus: member(clr.int),
  },
});
type UserLoginInfo = RecordOf<typeof userLoginInfo>;

/** Fields of an account that replies contain; missing fields are sent empty. */
export type ShownAccount = Pick<AccountView, 'number'> & Partial<AccountView>;

/** Builds `UserLoginInfo` from an account, with addresses masked; members that this service does not know are empty. */
export const userOf = ({
  number,
  username = '',
  email,
  phone = '',
  callingCode = '',
}: ShownAccount): UserLoginInfo => ({
  UserId: number,
  Username: username,
  LoginName: username,
  Timezone: '',
  Avatar: '',
  Email: email === undefined ? '' : maskTarget(email),
  DeviceCount: 0,
  CodeUrl: '',
  UserType: 0,
  SubUsersCount: 0,
  Calorie: 0,
  Steps: 0,
  CellPhone: phone === '' ? '' : maskTarget(phone.slice(callingCode.length)),
  UserStatus: 1,
});

export const registerResult = dataContract({
  namespace: RES,
  name: 'RegisterResult',
  extends: baseResult,
  members: {
    Message: member(clr.string, 'Register return message'),
    AccessToken: member(clr.string, 'Visit Token'),
    User: member(userLoginInfo, 'Register user message'),
    ThirdParty: member(clr.anything, 'Third party login information'),
  },
});
export type RegisterResult = RecordOf<typeof registerResult>;

export const loginResult = dataContract({
  namespace: RES,
  name: 'LoginResult',
  extends: baseResult,
  members: {
    LoginType: member(clr.int, '0:user'),
    AccessToken: member(clr.string, 'Visit Token'),
    Item: member(clr.anything, 'what belongs to the login type'),
    ThirdParty: member(clr.anything, 'Third party login information'),
    WeChartAppId: member(clr.string),
    Message: member(clr.string, 'return message'),
  },
});
export type LoginResult = RecordOf<typeof loginResult>;
