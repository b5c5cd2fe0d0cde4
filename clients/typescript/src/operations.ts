/* Generated from the OpenAPI document of /v1 by `npm run generate`: do not edit. */

/** Operations of /v1 by id: method, path, whether it has a body and takes an idempotency key, and what is answered. */
export const OPERATIONS = {
  createAccount: { method: 'post', path: '/v1/accounts', hasBody: true, isKeyed: true, answer: 'json' },
  getMyAccount: { method: 'get', path: '/v1/accounts/me', hasBody: false, isKeyed: false, answer: 'json' },
  updateMyAccount: { method: 'patch', path: '/v1/accounts/me', hasBody: true, isKeyed: false, answer: 'json' },
  bindMyEmail: { method: 'put', path: '/v1/accounts/me/email', hasBody: true, isKeyed: false, answer: 'nothing' },
  changeMyPassword: { method: 'put', path: '/v1/accounts/me/password', hasBody: true, isKeyed: false, answer: 'nothing' },
  bindMyPhone: { method: 'put', path: '/v1/accounts/me/phone', hasBody: true, isKeyed: false, answer: 'nothing' },
  createCaptcha: { method: 'post', path: '/v1/captchas', hasBody: true, isKeyed: true, answer: 'json' },
  drawCaptchaAudio: { method: 'get', path: '/v1/captchas/{id}/audio.wav', hasBody: false, isKeyed: false, answer: 'blob' },
  drawCaptchaImage: { method: 'get', path: '/v1/captchas/{id}/image.png', hasBody: false, isKeyed: false, answer: 'blob' },
  createChallenge: { method: 'post', path: '/v1/challenges', hasBody: true, isKeyed: true, answer: 'json' },
  getChallenge: { method: 'get', path: '/v1/challenges/{id}', hasBody: false, isKeyed: false, answer: 'json' },
  resendChallenge: { method: 'post', path: '/v1/challenges/{id}/resend', hasBody: true, isKeyed: true, answer: 'json' },
  verifyChallenge: { method: 'post', path: '/v1/challenges/{id}/verify', hasBody: true, isKeyed: false, answer: 'json' },
  getPasswordPolicy: { method: 'get', path: '/v1/password-policy', hasBody: false, isKeyed: false, answer: 'json' },
  resetPassword: { method: 'post', path: '/v1/password-resets', hasBody: true, isKeyed: true, answer: 'nothing' },
  listSessions: { method: 'get', path: '/v1/sessions', hasBody: false, isKeyed: false, answer: 'json' },
  createSession: { method: 'post', path: '/v1/sessions', hasBody: true, isKeyed: true, answer: 'json' },
  endOtherSessions: { method: 'delete', path: '/v1/sessions', hasBody: false, isKeyed: false, answer: 'nothing' },
  getCurrentSession: { method: 'get', path: '/v1/sessions/current', hasBody: false, isKeyed: false, answer: 'json' },
  endCurrentSession: { method: 'delete', path: '/v1/sessions/current', hasBody: false, isKeyed: false, answer: 'nothing' },
  introspectSession: { method: 'post', path: '/v1/sessions/introspect', hasBody: true, isKeyed: false, answer: 'json' },
} as const;
