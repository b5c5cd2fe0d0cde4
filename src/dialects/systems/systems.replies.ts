import type { ResetWithTicketRefusal, SendRecoveryCodeRefusal, VerifyRecoveryCodeRefusal } from '../../auth';
import type { Secret } from '../../common';
import { documented, family, type ReplyTable } from '../../http';

/** Body of every reply: `code` is 0 or 1, `msg` the result number that clients evaluate, `info` its text. */
export interface SystemsReply {
  readonly code: 0 | 1;
  readonly msg: number;
  readonly info: string;
}

const success = (info: string): SystemsReply => ({ code: 0, msg: 2006, info });
const failure = (msg: number, info: string): SystemsReply => ({ code: 1, msg, info });

const unknownUser = documented(failure(2002, '用户不存在'));
const tooOften = family(failure(5006, '操作频繁,请稍后重试'));
const otherPhone = family(failure(8005, '手机号与当前绑定的不一致'));
const noPhoneNumber = family(failure(8011, '手机号码不符合规范'));
const wrong = family(failure(8013, '验证码错误'));
const outdated = family(failure(8014, '验证码已失效,请重新获取'));

const edgeRefusals = {
  malformed: documented(failure(3003, '账号、密码和验证码不可为空')),
  throttled: tooOften,
  unavailable: family(failure(8012, '网络错误')),
};

/** Replies of 一、发送短信 (send a code by SMS). */
export const sendReplies = {
  done: documented(success('已发送短信')),
  refused: {
    ...edgeRefusals,
    'account-unknown': unknownUser,
    'target-unbound': family(failure(8004, '手机号未绑定,无法进行此操作')),
    'target-mismatch': otherPhone,
    'target-ambiguous': otherPhone,
    'target-invalid': noPhoneNumber,
    'target-not-allowed': noPhoneNumber,
    'too-frequent': tooOften,
    'captcha-required': tooOften,
    'channel-disabled': family(failure(8010, '未开通短信功能')),
  },
  unavailableStatus: 200,
} satisfies ReplyTable<void, SendRecoveryCodeRefusal, SystemsReply>;

/** Replies of 二、验证验证码 (verify a code). The ticket for step three is sent in `info`. */
export const verifyReplies = {
  done: documented(success('*************'), ({ ticket }: { readonly ticket: Secret }) => success(ticket.reveal())),
  refused: {
    ...edgeRefusals,
    'account-unknown': unknownUser,
    'target-unbound': outdated,
    'target-mismatch': wrong,
    'target-ambiguous': wrong,
    'target-invalid': wrong,
    'code-wrong': wrong,
    'code-exhausted': wrong,
    'code-expired': outdated,
  },
  unavailableStatus: 200,
} satisfies ReplyTable<{ readonly ticket: Secret }, VerifyRecoveryCodeRefusal, SystemsReply>;

/** Replies of 三、修改密码 (change the password). */
export const changeReplies = {
  done: documented(success('密码修改成功')),
  refused: {
    ...edgeRefusals,
    'account-unknown': unknownUser,
    'ticket-wrong': wrong,
    'ticket-expired': outdated,
    'password-rejected': family(failure(2009, '密码只支持英文字母和数字6~15位')),
  },
  unavailableStatus: 200,
} satisfies ReplyTable<void, ResetWithTicketRefusal, SystemsReply>;
