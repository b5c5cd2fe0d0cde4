import type { LocaleStrings } from '../template-strings';

const VALID =
  '認証コードの有効期間は{{minutes}}分です。誰にも教えないでください。当社の担当者がお尋ねすることはありません。';
const PASSWORD_STAYS = 'お心当たりのない場合は、このメールを破棄してください。パスワードは変更されません。';
const REFERENCE = '参照番号：{{reference}}';

export const ja: LocaleStrings = {
  'recover-code': {
    sms: '【{{service}}】パスワード再設定の認証コード：{{code}}（{{minutes}}分間有効）。誰にも教えないでください。参照番号{{reference}}',
    subject: '【{{service}}】パスワード再設定の認証コード（{{reference}}）',
    paragraphs: [
      '{{service}}アカウントのパスワード再設定を受け付けました。認証コードは次のとおりです。',
      '{{code}}',
      VALID,
      PASSWORD_STAYS,
      REFERENCE,
    ],
  },
  'change-code': {
    sms: '【{{service}}】パスワード変更の認証コード：{{code}}（{{minutes}}分間有効）。誰にも教えないでください。参照番号{{reference}}',
    subject: '【{{service}}】パスワード変更の認証コード（{{reference}}）',
    paragraphs: [
      '{{service}}アカウントのパスワード変更を受け付けました。認証コードは次のとおりです。',
      '{{code}}',
      VALID,
      PASSWORD_STAYS,
      REFERENCE,
    ],
  },
  'sign-in-code': {
    sms: '【{{service}}】ログインの認証コード：{{code}}（{{minutes}}分間有効）。誰にも教えないでください。参照番号{{reference}}',
    subject: '【{{service}}】ログインの認証コード（{{reference}}）',
    paragraphs: [
      '{{service}}アカウントへのログインを受け付けました。認証コードは次のとおりです。',
      '{{code}}',
      VALID,
      'お心当たりのない場合は、このメールを破棄してください。認証コードなしではログインできません。',
      REFERENCE,
    ],
  },
  'bind-code': {
    sms: '【{{service}}】連絡先確認の認証コード：{{code}}（{{minutes}}分間有効）。誰にも教えないでください。参照番号{{reference}}',
    subject: '【{{service}}】連絡先確認の認証コード（{{reference}}）',
    paragraphs: [
      'この連絡先を{{service}}アカウントに登録する手続きを受け付けました。認証コードは次のとおりです。',
      '{{code}}',
      VALID,
      'お心当たりのない場合は、このメールを破棄してください。認証コードなしでは何も変更されません。',
      REFERENCE,
    ],
  },
  'register-code': {
    sms: '【{{service}}】アカウント登録の認証コード：{{code}}（{{minutes}}分間有効）。誰にも教えないでください。参照番号{{reference}}',
    subject: '【{{service}}】アカウント登録の認証コード（{{reference}}）',
    paragraphs: [
      '{{service}}アカウントの登録を受け付けました。認証コードは次のとおりです。',
      '{{code}}',
      VALID,
      'お心当たりのない場合は、このメールを破棄してください。認証コードが入力されない限り、アカウントは作成されません。',
      REFERENCE,
    ],
  },
  'verify-code': {
    sms: '【{{service}}】認証コード：{{code}}（{{minutes}}分間有効）。誰にも教えないでください。参照番号{{reference}}',
    subject: '【{{service}}】認証コード（{{reference}}）',
    paragraphs: [
      '{{service}}でこのメールアドレスを確認しています。認証コードは次のとおりです。',
      '{{code}}',
      VALID,
      'お心当たりのない場合は、このメールを破棄してください。',
      REFERENCE,
    ],
  },
  'already-registered': {
    sms: '【{{service}}】この番号は登録済みです。ご本人の操作であれば、ログインまたはパスワードの再設定をお願いします。お心当たりがなければ無視してください。参照番号{{reference}}',
    subject: '【{{service}}】すでにアカウントをお持ちです（{{reference}}）',
    paragraphs: [
      'このメールアドレスで{{service}}アカウントを登録する操作がありましたが、すでに登録済みです。',
      'ご本人の操作であれば、ログインするか、パスワードを再設定してください。',
      'お心当たりのない場合は、このメールを破棄してください。アカウントに変更はありません。',
      REFERENCE,
    ],
  },
  'recover-link': {
    subject: '【{{service}}】パスワードの再設定（{{reference}}）',
    paragraphs: [
      '{{service}}アカウントのパスワード再設定を受け付けました。次のリンクを開いて、新しいパスワードを設定してください。',
      '{{link}}',
      'リンクの有効期間は{{minutes}}分で、一度だけ使用できます。誰にも転送しないでください。当社の担当者がお尋ねすることはありません。',
      PASSWORD_STAYS,
      REFERENCE,
    ],
    button: '新しいパスワードを設定',
  },
  'password-changed': {
    sms: '【{{service}}】パスワードが変更され、すべての端末からログアウトしました。お心当たりがなければ、すぐに再設定し、サポートへご連絡ください。参照番号{{reference}}',
    subject: '【{{service}}】パスワードが変更されました（{{reference}}）',
    paragraphs: [
      '{{service}}アカウントのパスワードが変更され、すべての端末からログアウトしました。',
      'ご本人の操作であれば、何もする必要はありません。',
      'お心当たりのない場合は、すぐにパスワードを再設定し、登録されている電話番号とメールアドレスを確認のうえ、サポートへご連絡ください。',
      REFERENCE,
    ],
  },
  'address-changed': {
    sms: '【{{service}}】アカウントの電話番号またはメールアドレスが変更されました。お心当たりがなければ、すぐにパスワードを再設定し、サポートへご連絡ください。参照番号{{reference}}',
    subject: '【{{service}}】アカウントの連絡先が変更されました（{{reference}}）',
    paragraphs: [
      '{{service}}アカウントの電話番号またはメールアドレスが変更されました。この連絡先は今後使用されません。',
      'ご本人の操作であれば、何もする必要はありません。',
      'お心当たりのない場合は、すぐにパスワードを再設定し、サポートへご連絡ください。',
      REFERENCE,
    ],
  },
};
