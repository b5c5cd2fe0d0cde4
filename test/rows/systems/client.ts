import type { SystemsReply } from '../../../src/dialects/systems/systems.replies';
import type { DialectRig, Somebody } from '../../support/dialect-rig';

/** Everything that the dialect says, number and text. */
export const SAYS = {
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

export const send = (rig: DialectRig, username: string, phone: string) =>
  rig.json('/Systems/sendVerificationCode', { username, mobile_phone: phone });
export const sendTo = (rig: DialectRig, { username, phone }: Somebody) => send(rig, username, phone);
export const verify = (rig: DialectRig, username: string, code: string) =>
  rig.json('/Systems/makeSureVerificationCode', { username, verification_code: code });
export const change = (rig: DialectRig, username: string, ticket: string, password = 'Hopper1906') =>
  rig.json('/Systems/changepasswd', { username, Verification_char: ticket, new_password: password });

/** Somebody with a code in hand. */
export async function withCode(rig: DialectRig) {
  const person = await rig.someone();
  await sendTo(rig, person);
  return { ...person, code: await rig.code(person.phone) };
}

/** Somebody with a ticket in hand. */
export async function withTicket(rig: DialectRig) {
  const person = await withCode(rig);
  const { info } = (await verify(rig, person.username, person.code)).json as SystemsReply;
  return { ...person, ticket: info };
}
