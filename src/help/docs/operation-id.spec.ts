import type { Operation } from '../../http';
import { operationId } from './operation-id';

const idOf = (name: string, path: string, more: Partial<Operation> = {}): string =>
  operationId({ api: { name }, path, method: 'POST', ...more } as Operation);

describe('operationId', () => {
  it.each([
    ['systems', 'Systems/sendVerificationCode', 'systemsSendVerificationCode'],
    ['pcuser', 'pcuser-find-password', 'pcuserFindPassword'],
    ['pcuser', 'user', 'pcuserUser'],
    ['smssend', 'api/user/userExist', 'smssendUserExist'],
    ['member', 'api/member/retrievepwd/sendcode', 'memberRetrievepwdSendcode'],
    ['gps', 'api/User/SendSMSCode', 'gpsUserSendSMSCode'],
  ])('of %s and %s is a method name', (name, path, id) => {
    expect(idOf(name, path)).toBe(id);
  });

  it('tells the GET of actions apart', () => {
    const action = { name: 'check', field: 'action' } as Operation['action'] & object;
    expect(idOf('pcuser', 'pcuser-tologin', { action })).toBe('pcuserTologin');
    expect(idOf('pcuser', 'pcuser-tologin', { action, method: 'GET' })).toBe('pcuserTologinByQuery');
    expect(idOf('pcuser', 'pcuser-captcha', { method: 'GET' })).toBe('pcuserCaptcha');
  });
});
