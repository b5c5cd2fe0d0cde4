import { GpsModule } from '../../dialects/gps/gps.module';
import { PcuserModule } from '../../dialects/pcuser/pcuser.module';
import { SystemsModule } from '../../dialects/systems/systems.module';
import { DocRegistry } from '../docs/doc-registry';
import type { OperationDoc } from '../docs/operation-doc';
import { outcomeAnswers } from './outcome-answers';

const docRegistry = new DocRegistry([SystemsModule, PcuserModule, GpsModule].map(({ api }) => api));
const outcomes = outcomeAnswers(docRegistry);

/** Refusals of an operation and of the action router before it. */
const refusedBy = ({ operation: { table, action } }: OperationDoc): object => ({
  ...action?.unmatched.refused,
  ...table.refused,
});

describe('outcomeAnswers', () => {
  it('lists the outcomes of every table by code, each once', () => {
    const reasons = docRegistry.operations.flatMap((doc) => Object.keys(refusedBy(doc)));
    expect(outcomes.map(({ code }) => code)).toEqual([...new Set(['done', ...reasons])].sort());
  });

  it('has an answer of every operation with a reply for the outcome, in the order of the registry', () => {
    for (const { code, answers } of outcomes) {
      const able = docRegistry.operations.filter((doc) =>
        code === 'done' ? doc.file === undefined : Object.hasOwn(refusedBy(doc), code),
      );
      expect([...new Set(answers.map(({ operation }) => operation))]).toEqual(able.map(({ id }) => id));
    }
  });

  it('gives number, text and provenance, dialect by dialect', () => {
    const expired = outcomes.find(({ code }) => code === 'ticket-expired');
    expect(expired).toEqual({
      code: 'ticket-expired',
      answers: [
        {
          dialect: 'systems',
          operation: 'POST-Systems-changepasswd',
          number: 8014,
          text: '验证码已失效,请重新获取',
          origin: 'family',
        },
        {
          dialect: 'pcuser',
          operation: 'POST-user_find_email_password',
          number: 15008,
          text: '超时!',
          origin: 'documented',
        },
        {
          dialect: 'gps',
          operation: 'POST-api-User-ChangePasswordNeedSMSCode',
          number: 3701,
          text: 'The captcha has expired',
          origin: 'documented',
        },
        {
          dialect: 'gps',
          operation: 'POST-api-User-ChangePasswordNeedSMSCode',
          number: 3701,
          text: '验证码已过期',
          origin: 'ours',
        },
      ],
    });
  });

  it('lists every number of an operation, whichever field is missing', () => {
    const answersTo = (code: string, id: string) =>
      outcomes
        .find((each) => each.code === code)
        ?.answers.flatMap(({ operation, number, text }) => (operation === id ? [`${String(number)} ${text}`] : []));
    expect(answersTo('malformed', 'POST-pcuser-find-password_find_password')).toEqual([
      '15007 违法请求!',
      '15010 验证码错误!',
      '115008 密码格式不对!',
    ]);
    expect(answersTo('malformed', 'POST-pcuser-tologin_get_verification_code')).toContain('1 验证码用途错误!');
    expect(answersTo('done', 'POST-api-User-CheckVaildateCodeByUser')).toEqual([
      '0 register success',
      '0 注册成功',
      '0 OK',
      '0 成功',
    ]);
  });

  it('leaves out operations that cannot meet the outcome', () => {
    const operationsOf = (code: string) =>
      outcomes.find((each) => each.code === code)?.answers.map(({ operation }) => operation);
    expect(operationsOf('login-missing')).not.toContain('POST-api-User-SendSMSCode');
  });
});
