import type { LocaleStrings } from '../template-strings';

const VALID = '驗證碼於 {{minutes}} 分鐘內有效。請勿告訴任何人，我們的人員也不會向您索取。';
const PASSWORD_STAYS = '如果不是您本人操作，請忽略本郵件，您的密碼不會變更。';
const REFERENCE = '編號：{{reference}}';

export const zhTw: LocaleStrings = {
  'recover-code': {
    sms: '【{{service}}】重設密碼驗證碼{{code}}，{{minutes}}分鐘內有效，請勿告訴他人。編號{{reference}}',
    subject: '{{service}} 重設密碼驗證碼（{{reference}}）',
    paragraphs: ['您正在重設 {{service}} 帳號的密碼，驗證碼為：', '{{code}}', VALID, PASSWORD_STAYS, REFERENCE],
  },
  'change-code': {
    sms: '【{{service}}】變更密碼驗證碼{{code}}，{{minutes}}分鐘內有效，請勿告訴他人。編號{{reference}}',
    subject: '{{service}} 變更密碼驗證碼（{{reference}}）',
    paragraphs: ['您正在變更 {{service}} 帳號的密碼，驗證碼為：', '{{code}}', VALID, PASSWORD_STAYS, REFERENCE],
  },
  'sign-in-code': {
    sms: '【{{service}}】登入驗證碼{{code}}，{{minutes}}分鐘內有效，請勿告訴他人。編號{{reference}}',
    subject: '{{service}} 登入驗證碼（{{reference}}）',
    paragraphs: [
      '您正在登入 {{service}} 帳號，驗證碼為：',
      '{{code}}',
      VALID,
      '如果不是您本人操作，請忽略本郵件，沒有驗證碼無法登入。',
      REFERENCE,
    ],
  },
  'bind-code': {
    sms: '【{{service}}】綁定驗證碼{{code}}，{{minutes}}分鐘內有效，請勿告訴他人。編號{{reference}}',
    subject: '{{service}} 綁定驗證碼（{{reference}}）',
    paragraphs: [
      '您正在將此聯絡方式綁定到 {{service}} 帳號，驗證碼為：',
      '{{code}}',
      VALID,
      '如果不是您本人操作，請忽略本郵件，沒有驗證碼不會有任何變更。',
      REFERENCE,
    ],
  },
  'register-code': {
    sms: '【{{service}}】註冊帳號驗證碼{{code}}，{{minutes}}分鐘內有效，請勿告訴他人。編號{{reference}}',
    subject: '{{service}} 註冊驗證碼（{{reference}}）',
    paragraphs: [
      '您正在註冊 {{service}} 帳號，驗證碼為：',
      '{{code}}',
      VALID,
      '如果不是您本人操作，請忽略本郵件，系統不會為您建立帳號。',
      REFERENCE,
    ],
  },
  'verify-code': {
    sms: '【{{service}}】驗證碼{{code}}，{{minutes}}分鐘內有效，請勿告訴他人。編號{{reference}}',
    subject: '{{service}} 驗證碼（{{reference}}）',
    paragraphs: [
      '您正在 {{service}} 驗證此信箱，驗證碼為：',
      '{{code}}',
      VALID,
      '如果不是您本人操作，請忽略本郵件。',
      REFERENCE,
    ],
  },
  'already-registered': {
    sms: '【{{service}}】此號碼已有帳號。如果是您在註冊，請直接登入或重設密碼；如非本人操作請忽略。編號{{reference}}',
    subject: '您已有 {{service}} 帳號（{{reference}}）',
    paragraphs: [
      '有人嘗試以此信箱註冊 {{service}} 帳號，但此信箱已有帳號。',
      '如果是您本人，請直接登入或重設密碼。',
      '如果不是您本人，請忽略本郵件，您的帳號沒有任何變動。',
      REFERENCE,
    ],
  },
  'recover-link': {
    subject: '{{service}} 重設密碼（{{reference}}）',
    paragraphs: [
      '您正在重設 {{service}} 帳號的密碼，請開啟以下連結設定新密碼：',
      '{{link}}',
      '連結於 {{minutes}} 分鐘內有效，且只能使用一次。請勿轉寄給任何人，我們的人員也不會向您索取。',
      PASSWORD_STAYS,
      REFERENCE,
    ],
    button: '設定新密碼',
  },
  'password-changed': {
    sms: '【{{service}}】您的密碼已變更，所有裝置皆已登出。如非本人操作，請立即重設密碼並聯絡客服。編號{{reference}}',
    subject: '您的 {{service}} 密碼已變更（{{reference}}）',
    paragraphs: [
      '您的 {{service}} 帳號密碼剛剛已變更，所有裝置皆已登出。',
      '如果是您本人操作，無需處理。',
      '如果不是您本人操作，請立即重設密碼，檢查帳號綁定的手機號碼和電子信箱，並聯絡客服。',
      REFERENCE,
    ],
  },
  'address-changed': {
    sms: '【{{service}}】您帳號的手機號碼或電子信箱已變更。如非本人操作，請立即重設密碼並聯絡客服。編號{{reference}}',
    subject: '您的 {{service}} 帳號聯絡方式已變更（{{reference}}）',
    paragraphs: [
      '您的 {{service}} 帳號綁定的手機號碼或電子信箱剛剛已變更，此聯絡方式不再使用。',
      '如果是您本人操作，無需處理。',
      '如果不是您本人操作，請立即重設密碼，並聯絡客服。',
      REFERENCE,
    ],
  },
};
