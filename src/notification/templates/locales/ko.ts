import type { LocaleStrings } from '../template-strings';

const VALID = '인증번호는 {{minutes}}분간 유효합니다. 누구에게도 알려 주지 마세요. 저희 직원은 절대 묻지 않습니다.';
const PASSWORD_STAYS = '본인이 요청하지 않았다면 이 메일을 무시하세요. 비밀번호는 변경되지 않습니다.';
const REFERENCE = '참조 번호: {{reference}}';

export const ko: LocaleStrings = {
  'recover-code': {
    sms: '[{{service}}] 비밀번호 재설정 인증번호 {{code}} ({{minutes}}분간 유효). 타인에게 알려 주지 마세요. 참조 {{reference}}',
    subject: '[{{service}}] 비밀번호 재설정 인증번호 ({{reference}})',
    paragraphs: [
      '{{service}} 계정의 비밀번호 재설정을 요청하셨습니다. 인증번호는 다음과 같습니다.',
      '{{code}}',
      VALID,
      PASSWORD_STAYS,
      REFERENCE,
    ],
  },
  'change-code': {
    sms: '[{{service}}] 비밀번호 변경 인증번호 {{code}} ({{minutes}}분간 유효). 타인에게 알려 주지 마세요. 참조 {{reference}}',
    subject: '[{{service}}] 비밀번호 변경 인증번호 ({{reference}})',
    paragraphs: [
      '{{service}} 계정의 비밀번호 변경을 요청하셨습니다. 인증번호는 다음과 같습니다.',
      '{{code}}',
      VALID,
      PASSWORD_STAYS,
      REFERENCE,
    ],
  },
  'sign-in-code': {
    sms: '[{{service}}] 로그인 인증번호 {{code}} ({{minutes}}분간 유효). 타인에게 알려 주지 마세요. 참조 {{reference}}',
    subject: '[{{service}}] 로그인 인증번호 ({{reference}})',
    paragraphs: [
      '{{service}} 계정 로그인을 요청하셨습니다. 인증번호는 다음과 같습니다.',
      '{{code}}',
      VALID,
      '본인이 요청하지 않았다면 이 메일을 무시하세요. 인증번호 없이는 로그인할 수 없습니다.',
      REFERENCE,
    ],
  },
  'bind-code': {
    sms: '[{{service}}] 연락처 확인 인증번호 {{code}} ({{minutes}}분간 유효). 타인에게 알려 주지 마세요. 참조 {{reference}}',
    subject: '[{{service}}] 연락처 확인 인증번호 ({{reference}})',
    paragraphs: [
      '이 연락처를 {{service}} 계정에 등록하도록 요청하셨습니다. 인증번호는 다음과 같습니다.',
      '{{code}}',
      VALID,
      '본인이 요청하지 않았다면 이 메일을 무시하세요. 인증번호 없이는 아무것도 변경되지 않습니다.',
      REFERENCE,
    ],
  },
  'register-code': {
    sms: '[{{service}}] 회원가입 인증번호 {{code}} ({{minutes}}분간 유효). 타인에게 알려 주지 마세요. 참조 {{reference}}',
    subject: '[{{service}}] 회원가입 인증번호 ({{reference}})',
    paragraphs: [
      '{{service}} 회원가입을 요청하셨습니다. 인증번호는 다음과 같습니다.',
      '{{code}}',
      VALID,
      '본인이 요청하지 않았다면 이 메일을 무시하세요. 인증번호를 입력하지 않으면 계정은 만들어지지 않습니다.',
      REFERENCE,
    ],
  },
  'verify-code': {
    sms: '[{{service}}] 인증번호 {{code}} ({{minutes}}분간 유효). 타인에게 알려 주지 마세요. 참조 {{reference}}',
    subject: '[{{service}}] 인증번호 ({{reference}})',
    paragraphs: [
      '{{service}}에서 이 주소를 확인하고 있습니다. 인증번호는 다음과 같습니다.',
      '{{code}}',
      VALID,
      '본인이 요청하지 않았다면 이 메일을 무시하세요.',
      REFERENCE,
    ],
  },
  'already-registered': {
    sms: '[{{service}}] 이미 가입된 번호입니다. 본인이라면 로그인하거나 비밀번호를 재설정하세요. 아니라면 무시하세요. 참조 {{reference}}',
    subject: '[{{service}}] 이미 계정이 있습니다 ({{reference}})',
    paragraphs: [
      '누군가 이 이메일 주소로 {{service}} 가입을 시도했지만, 이미 가입된 주소입니다.',
      '본인이라면 로그인하거나 비밀번호를 재설정하세요.',
      '본인이 아니라면 이 메일을 무시하세요. 계정에는 아무 변화가 없습니다.',
      REFERENCE,
    ],
  },
  'recover-link': {
    subject: '[{{service}}] 비밀번호 재설정 ({{reference}})',
    paragraphs: [
      '{{service}} 계정의 비밀번호 재설정을 요청하셨습니다. 아래 링크를 열어 새 비밀번호를 설정하세요.',
      '{{link}}',
      '링크는 {{minutes}}분간 유효하며 한 번만 사용할 수 있습니다. 누구에게도 전달하지 마세요. 저희 직원은 절대 묻지 않습니다.',
      PASSWORD_STAYS,
      REFERENCE,
    ],
    button: '새 비밀번호 설정',
  },
  'password-changed': {
    sms: '[{{service}}] 비밀번호가 변경되어 모든 기기에서 로그아웃되었습니다. 본인이 아니라면 즉시 재설정하고 고객센터로 연락하세요. 참조 {{reference}}',
    subject: '[{{service}}] 비밀번호가 변경되었습니다 ({{reference}})',
    paragraphs: [
      '{{service}} 계정의 비밀번호가 방금 변경되어 모든 기기에서 로그아웃되었습니다.',
      '본인이 변경했다면 아무것도 하지 않으셔도 됩니다.',
      '본인이 변경하지 않았다면 즉시 비밀번호를 재설정하고, 계정의 전화번호와 이메일 주소를 확인한 뒤 고객센터로 연락하세요.',
      REFERENCE,
    ],
  },
  'address-changed': {
    sms: '[{{service}}] 계정의 전화번호 또는 이메일 주소가 변경되었습니다. 본인이 아니라면 즉시 비밀번호를 재설정하고 고객센터로 연락하세요. 참조 {{reference}}',
    subject: '[{{service}}] 계정의 연락처가 변경되었습니다 ({{reference}})',
    paragraphs: [
      '{{service}} 계정의 전화번호 또는 이메일 주소가 방금 변경되었습니다. 이 연락처는 더 이상 사용되지 않습니다.',
      '본인이 변경했다면 아무것도 하지 않으셔도 됩니다.',
      '본인이 변경하지 않았다면 즉시 비밀번호를 재설정하고 고객센터로 연락하세요.',
      REFERENCE,
    ],
  },
};
