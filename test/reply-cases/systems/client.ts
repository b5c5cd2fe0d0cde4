import type { SystemsReply } from '../../../src/dialects/systems/systems.replies';
import type { TestAccount } from '../../support/accounts';
import type { ApiHarness } from '../../support/api-harness';

/** Number and text of every reply of the dialect. */
export const REPLIES = {
  sent: [2006, '已发送短信'],
  ticket: [2006, '*************'],
  changed: [2006, '密码修改成功'],
  unknown: [2002, '用户不存在'],
  missing: [3003, '账号、密码和验证码不可为空'],
  badPassword: [2009, '密码只支持英文字母和数字6~15位'],
  tooOften: [5006, '操作频繁,请稍后重试'],
  unbound: [8004, '手机号未绑定,无法进行此操作'],
  otherPhone: [8005, '手机号与当前绑定的不一致'],
  switchedOff: [8010, '未开通短信功能'],
  badPhone: [8011, '手机号码不符合规范'],
  outage: [8012, '网络错误'],
  wrong: [8013, '验证码错误'],
  outdated: [8014, '验证码已失效,请重新获取'],
} as const;

export const LANDLINE = '+861065529988';
export const WRONG = '000000';

export const send = (api: ApiHarness, username: string, phone: string) =>
  api.json('/Systems/sendVerificationCode', { username, mobile_phone: phone });
export const sendTo = (api: ApiHarness, { username, phone }: TestAccount) => send(api, username, phone);
export const verify = (api: ApiHarness, username: string, code: string) =>
  api.json('/Systems/makeSureVerificationCode', { username, verification_code: code });
export const change = (api: ApiHarness, username: string, ticket: string, password = 'Hopper1906') =>
  api.json('/Systems/changepasswd', { username, Verification_char: ticket, new_password: password });

/** A new account and the code that it was sent. */
export async function withCode(api: ApiHarness) {
  const account = await api.newAccount();
  await sendTo(api, account);
  return { ...account, code: await api.code(account.phone) };
}

/** A new account and a ticket to reset its password. */
export async function withTicket(api: ApiHarness) {
  const account = await withCode(api);
  const { info } = (await verify(api, account.username, account.code)).json as SystemsReply;
  return { ...account, ticket: info };
}
