import { GpsModule } from '../../dialects/gps/gps.module';
import { PcuserModule } from '../../dialects/pcuser/pcuser.module';
import { SystemsModule } from '../../dialects/systems/systems.module';
import { DocRegistry } from '../docs/doc-registry';
import type { OperationDoc } from '../docs/operation-doc';
import { outcomeAnswers } from './outcome-answers';

const docRegistry = new DocRegistry([SystemsModule, PcuserModule, GpsModule].map(({ api }) => api));
const outcomes = outcomeAnswers(docRegistry);

/** The rows of an operation, and of the gate before it. */
const refusedBy = ({ operation: { table, action } }: OperationDoc): object => ({
  ...action?.unmatched.refused,
  ...table.refused,
});

describe('the outcomes of the core in the words of all dialects', () => {
  it('are those of every table, by their code, each once', () => {
    const reasons = docRegistry.entries.flatMap((entry) => Object.keys(refusedBy(entry)));
    expect(outcomes.map(({ code }) => code)).toEqual([...new Set(['done', ...reasons])].sort());
  });

  it('have an answer of every operation whose table has a row for them, in the order of the catalogue', () => {
    for (const { code, answers } of outcomes) {
      const able = docRegistry.entries.filter((entry) =>
        code === 'done' ? entry.file === undefined : Object.hasOwn(refusedBy(entry), code),
      );
      expect([...new Set(answers.map(({ operation }) => operation))]).toEqual(able.map(({ id }) => id));
    }
  });

  it('tell number, text and where they come from, dialect by dialect', () => {
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

  it('hold every number that an operation answers, whatever field is missing', () => {
    const told = (code: string, id: string) =>
      outcomes
        .find((each) => each.code === code)
        ?.answers.flatMap(({ operation, number, text }) => (operation === id ? [`${String(number)} ${text}`] : []));
    expect(told('malformed', 'POST-pcuser-find-password_find_password')).toEqual([
      '15007 违法请求!',
      '15010 验证码错误!',
      '115008 密码格式不对!',
    ]);
    expect(told('malformed', 'POST-pcuser-tologin_get_verification_code')).toContain('1 验证码用途错误!');
    expect(told('done', 'POST-api-User-CheckVaildateCodeByUser')).toEqual([
      '0 register success',
      '0 注册成功',
      '0 OK',
      '0 成功',
    ]);
  });

  it('hold nothing that an operation never answers', () => {
    const operationsOf = (code: string) =>
      outcomes.find((each) => each.code === code)?.answers.map(({ operation }) => operation);
    expect(operationsOf('login-missing')).not.toContain('POST-api-User-SendSMSCode');
  });
});
