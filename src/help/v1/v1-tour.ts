/** Call of a tour through /v1. Values such as `{{ticket}}` are variables of the Postman collection. */
export interface TourStep {
  readonly operationId: string;
  /** Members of the body, in the place of those of the document's example. */
  readonly body?: Readonly<Record<string, string>>;
  /** Variable that stands for the id in the path. */
  readonly id?: string;
  /** Variable with the bearer token. */
  readonly bearer?: 'token' | 'clientSecret';
  /** Address that a code is sent to, in its canonical form; the next steps find the code in `{{code}}`. */
  readonly sendsTo?: string;
  /** Member of the answer by the variable that takes its value. */
  readonly saves?: Readonly<Record<string, string>>;
  /** Variables that get a value of their own before each run: a number or an address without an account. */
  readonly draws?: Readonly<Record<string, 'phone' | 'email'>>;
}

/** Part of the tour: calls that follow each other. */
interface TourPart {
  readonly name: string;
  readonly steps: readonly TourStep[];
}

const DEMO_PHONE = '+8613800138005';
const CHALLENGE = { id: 'challenge', operationId: 'verifyChallenge', body: { code: '{{code}}' } } as const;
const started = { challenge: 'id' };
const verified = { saves: { ticket: 'ticket' } };
const signedIn = { saves: { token: 'token' } };

const captchas: TourPart = {
  name: 'Captchas',
  steps: [
    { operationId: 'createCaptcha', saves: { captchaId: 'id' } },
    { operationId: 'drawCaptchaImage', id: 'captchaId' },
    { operationId: 'createCaptcha', body: { kind: 'audio' }, saves: { captchaId: 'id' } },
    { operationId: 'drawCaptchaAudio', id: 'captchaId' },
  ],
};

const recovery: TourPart = {
  name: 'Recovery',
  steps: [
    { operationId: 'createChallenge', saves: started, sendsTo: DEMO_PHONE },
    { operationId: 'getChallenge', id: 'challenge' },
    { operationId: 'resendChallenge', id: 'challenge', sendsTo: DEMO_PHONE },
    { ...CHALLENGE, ...verified },
    { operationId: 'getPasswordPolicy' },
    { operationId: 'resetPassword', body: { ticket: '{{ticket}}', newPassword: 'Regained6' } },
  ],
};

const account: TourPart = {
  name: 'Session and account',
  steps: [
    { operationId: 'createSession', body: { password: 'Regained6' }, ...signedIn },
    { operationId: 'getMyAccount', bearer: 'token' },
    { operationId: 'updateMyAccount', bearer: 'token' },
    {
      ...{ operationId: 'changeMyPassword', bearer: 'token' },
      body: { currentPassword: 'Regained6', newPassword: 'Regained7' },
    },
    { operationId: 'getCurrentSession', bearer: 'token' },
    { operationId: 'listSessions', bearer: 'token' },
    { operationId: 'endOtherSessions', bearer: 'token' },
    { operationId: 'introspectSession', bearer: 'clientSecret', body: { token: '{{token}}' } },
    { operationId: 'endCurrentSession', bearer: 'token' },
  ],
};

const registration: TourPart = {
  name: 'Registration and addresses',
  steps: [
    {
      ...{ operationId: 'createChallenge', saves: started, draws: { newPhone: 'phone' }, sendsTo: '{{newPhone}}' },
      body: { purpose: 'register', username: '', phone: '{{newPhone}}' },
    },
    { ...CHALLENGE, ...verified },
    {
      operationId: 'createAccount',
      body: { ticket: '{{ticket}}', username: '', email: '', password: 'Regained8' },
    },
    { operationId: 'createSession', body: { identifier: '{{newPhone}}', password: 'Regained8' }, ...signedIn },
    {
      ...{ operationId: 'createChallenge', bearer: 'token', saves: started },
      ...{ draws: { newPhone: 'phone' }, sendsTo: '{{newPhone}}' },
      body: { purpose: 'bind-phone', username: '', phone: '{{newPhone}}' },
    },
    { ...CHALLENGE, ...verified, bearer: 'token' },
    {
      ...{ operationId: 'bindMyPhone', bearer: 'token' },
      body: { ticket: '{{ticket}}', currentPassword: 'Regained8' },
    },
    {
      ...{ operationId: 'createChallenge', bearer: 'token', saves: started },
      ...{ draws: { newEmail: 'email' }, sendsTo: '{{newEmail}}' },
      body: { purpose: 'bind-email', channel: 'email', username: '', email: '{{newEmail}}' },
    },
    { ...CHALLENGE, ...verified, bearer: 'token' },
    {
      ...{ operationId: 'bindMyEmail', bearer: 'token' },
      body: { ticket: '{{ticket}}', currentPassword: 'Regained8' },
    },
  ],
};

const servers: TourPart = {
  name: 'Addresses without an account, for servers',
  steps: [
    {
      ...{ operationId: 'createChallenge', bearer: 'clientSecret', saves: started },
      ...{ draws: { newPhone: 'phone' }, sendsTo: '{{newPhone}}' },
      body: { purpose: 'verify', username: '', phone: '{{newPhone}}' },
    },
    { ...CHALLENGE, bearer: 'clientSecret' },
  ],
};

/** Every call of /v1 at least once, in an order in which each succeeds on a development start, as often as it is run. */
export const v1Tour: readonly TourPart[] = [captchas, recovery, account, registration, servers];
