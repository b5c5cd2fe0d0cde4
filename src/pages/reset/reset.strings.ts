import type { Locale } from '../../common';

/** Strings of the reset page. */
export interface ResetStrings {
  /** Texts of the page's elements. */
  readonly texts: Readonly<
    Record<'title' | 'intro' | 'password' | 'again' | 'show' | 'submit' | 'paste' | 'link' | 'back', string>
  >;
  readonly incomplete: string;
  readonly mismatch: string;
  readonly working: string;
  readonly unreachable: string;
  readonly refused: string;
  /** Texts by the number of the answer to a reset; `refused` stands for all others. */
  readonly answers: Readonly<Record<0 | 15005 | 15007 | 15008, string>>;
}

const zhCn: ResetStrings = {
  texts: {
    title: '设置新密码',
    intro: '请输入新密码，至少 8 个字符。修改成功后，所有设备都会退出登录。',
    password: '新密码',
    again: '再次输入新密码',
    show: '显示密码',
    submit: '修改密码',
    paste: '这个浏览器没有启用 JavaScript。请复制地址栏中的完整地址，或邮件中的链接，粘贴到这里。',
    link: '邮件中的链接',
    back: '返回 {{service}}',
  },
  incomplete: '链接不完整，请重新打开邮件中的链接。',
  mismatch: '两次输入的密码不一致。',
  working: '请稍候…',
  unreachable: '网络异常，请稍后再试。',
  refused: '密码没有修改，请稍后再试。',
  answers: {
    0: '密码已经修改，现在可以用新密码登录。',
    15005: '这个密码不能使用，请换一个。',
    15007: '链接无效，请重新申请。',
    15008: '链接已过期或已使用，请重新申请。',
  },
};

const zhTw: ResetStrings = {
  texts: {
    title: '設定新密碼',
    intro: '請輸入新密碼，至少 8 個字元。變更成功後，所有裝置都會登出。',
    password: '新密碼',
    again: '再次輸入新密碼',
    show: '顯示密碼',
    submit: '變更密碼',
    paste: '這個瀏覽器沒有啟用 JavaScript。請複製網址列中的完整網址，或郵件中的連結，貼到這裡。',
    link: '郵件中的連結',
    back: '返回 {{service}}',
  },
  incomplete: '連結不完整，請重新開啟郵件中的連結。',
  mismatch: '兩次輸入的密碼不一致。',
  working: '請稍候…',
  unreachable: '無法連線到伺服器，請稍後再試。',
  refused: '密碼沒有變更，請稍後再試。',
  answers: {
    0: '密碼已經變更，現在可以用新密碼登入。',
    15005: '這個密碼不能使用，請換一個。',
    15007: '連結無效，請重新申請。',
    15008: '連結已過期或已使用，請重新申請。',
  },
};

const en: ResetStrings = {
  texts: {
    title: 'Choose a new password',
    intro: 'Enter a new password of at least 8 characters. All your devices will be signed out.',
    password: 'New password',
    again: 'New password again',
    show: 'Show passwords',
    submit: 'Change password',
    paste:
      'JavaScript is off in this browser. Copy the whole address from the address bar, or the link from your mail, and paste it here.',
    link: 'Link from your mail',
    back: 'Back to {{service}}',
  },
  incomplete: 'This link is incomplete. Please open the link in your mail again.',
  mismatch: 'The two passwords differ.',
  working: 'One moment…',
  unreachable: 'The server cannot be reached. Please try again later.',
  refused: 'The password was not changed. Please try again later.',
  answers: {
    0: 'Your password has been changed. You can sign in with it now.',
    15005: 'This password cannot be used. Please choose another one.',
    15007: 'This link is not valid. Please ask for a new one.',
    15008: 'This link has expired or was used already. Please ask for a new one.',
  },
};

const ja: ResetStrings = {
  texts: {
    title: '新しいパスワードの設定',
    intro: '8文字以上の新しいパスワードを入力してください。変更すると、すべての端末からログアウトします。',
    password: '新しいパスワード',
    again: '新しいパスワード（確認）',
    show: 'パスワードを表示',
    submit: 'パスワードを変更',
    paste:
      'このブラウザーではJavaScriptが無効です。アドレスバーのアドレス全体、またはメールのリンクをコピーして、ここに貼り付けてください。',
    link: 'メールのリンク',
    back: '{{service}}に戻る',
  },
  incomplete: 'リンクが不完全です。メールのリンクをもう一度開いてください。',
  mismatch: '2つのパスワードが一致しません。',
  working: 'お待ちください…',
  unreachable: 'サーバーに接続できません。しばらくしてからもう一度お試しください。',
  refused: 'パスワードは変更されませんでした。しばらくしてからもう一度お試しください。',
  answers: {
    0: 'パスワードを変更しました。新しいパスワードでログインできます。',
    15005: 'このパスワードは使用できません。別のパスワードを入力してください。',
    15007: 'このリンクは無効です。もう一度手続きをしてください。',
    15008: 'このリンクは有効期限が切れたか、すでに使用されています。もう一度手続きをしてください。',
  },
};

const ko: ResetStrings = {
  texts: {
    title: '새 비밀번호 설정',
    intro: '8자 이상의 새 비밀번호를 입력하세요. 변경하면 모든 기기에서 로그아웃됩니다.',
    password: '새 비밀번호',
    again: '새 비밀번호 확인',
    show: '비밀번호 표시',
    submit: '비밀번호 변경',
    paste:
      '이 브라우저에서는 JavaScript가 꺼져 있습니다. 주소창의 전체 주소나 메일의 링크를 복사하여 여기에 붙여 넣으세요.',
    link: '메일의 링크',
    back: '{{service}}(으)로 돌아가기',
  },
  incomplete: '링크가 완전하지 않습니다. 메일의 링크를 다시 여세요.',
  mismatch: '두 비밀번호가 서로 다릅니다.',
  working: '잠시만 기다려 주세요…',
  unreachable: '서버에 연결할 수 없습니다. 잠시 후 다시 시도하세요.',
  refused: '비밀번호가 변경되지 않았습니다. 잠시 후 다시 시도하세요.',
  answers: {
    0: '비밀번호가 변경되었습니다. 이제 새 비밀번호로 로그인할 수 있습니다.',
    15005: '사용할 수 없는 비밀번호입니다. 다른 비밀번호를 선택하세요.',
    15007: '올바르지 않은 링크입니다. 새 링크를 요청하세요.',
    15008: '링크가 만료되었거나 이미 사용되었습니다. 새 링크를 요청하세요.',
  },
};

const es: ResetStrings = {
  texts: {
    title: 'Elija una contraseña nueva',
    intro: 'Introduzca una contraseña nueva de al menos 8 caracteres. Se cerrará la sesión en todos sus dispositivos.',
    password: 'Contraseña nueva',
    again: 'Repita la contraseña nueva',
    show: 'Mostrar las contraseñas',
    submit: 'Cambiar la contraseña',
    paste:
      'JavaScript está desactivado en este navegador. Copie la dirección completa de la barra de direcciones, o el enlace de su correo, y péguela aquí.',
    link: 'Enlace de su correo',
    back: 'Volver a {{service}}',
  },
  incomplete: 'El enlace está incompleto. Vuelva a abrir el enlace de su correo.',
  mismatch: 'Las dos contraseñas no coinciden.',
  working: 'Un momento…',
  unreachable: 'No se puede conectar con el servidor. Inténtelo de nuevo más tarde.',
  refused: 'La contraseña no se ha cambiado. Inténtelo de nuevo más tarde.',
  answers: {
    0: 'Su contraseña se ha cambiado. Ya puede iniciar sesión con ella.',
    15005: 'Esta contraseña no se puede usar. Elija otra.',
    15007: 'Este enlace no es válido. Solicite uno nuevo.',
    15008: 'Este enlace ha caducado o ya se ha usado. Solicite uno nuevo.',
  },
};

const fr: ResetStrings = {
  texts: {
    title: 'Choisissez un nouveau mot de passe',
    intro: 'Saisissez un nouveau mot de passe d’au moins 8 caractères. Tous vos appareils seront déconnectés.',
    password: 'Nouveau mot de passe',
    again: 'Nouveau mot de passe, une seconde fois',
    show: 'Afficher les mots de passe',
    submit: 'Changer le mot de passe',
    paste:
      'JavaScript est désactivé dans ce navigateur. Copiez l’adresse complète de la barre d’adresse, ou le lien de votre e-mail, et collez-la ici.',
    link: 'Lien de votre e-mail',
    back: 'Revenir à {{service}}',
  },
  incomplete: 'Ce lien est incomplet. Ouvrez de nouveau le lien de votre e-mail.',
  mismatch: 'Les deux mots de passe sont différents.',
  working: 'Un instant…',
  unreachable: 'Le serveur est injoignable. Réessayez plus tard.',
  refused: 'Le mot de passe n’a pas été changé. Réessayez plus tard.',
  answers: {
    0: 'Votre mot de passe a été changé. Vous pouvez maintenant vous connecter.',
    15005: 'Ce mot de passe ne peut pas être utilisé. Choisissez-en un autre.',
    15007: 'Ce lien n’est pas valable. Demandez-en un nouveau.',
    15008: 'Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.',
  },
};

const de: ResetStrings = {
  texts: {
    title: 'Neues Passwort wählen',
    intro: 'Geben Sie ein neues Passwort mit mindestens 8 Zeichen ein. Alle Ihre Geräte werden abgemeldet.',
    password: 'Neues Passwort',
    again: 'Neues Passwort wiederholen',
    show: 'Passwörter anzeigen',
    submit: 'Passwort ändern',
    paste:
      'JavaScript ist in diesem Browser ausgeschaltet. Kopieren Sie die ganze Adresse aus der Adresszeile, oder den Link aus Ihrer E-Mail, und fügen Sie sie hier ein.',
    link: 'Link aus Ihrer E-Mail',
    back: 'Zurück zu {{service}}',
  },
  incomplete: 'Dieser Link ist unvollständig. Bitte öffnen Sie den Link in Ihrer E-Mail noch einmal.',
  mismatch: 'Die beiden Passwörter stimmen nicht überein.',
  working: 'Einen Moment…',
  unreachable: 'Der Server ist nicht erreichbar. Bitte versuchen Sie es später noch einmal.',
  refused: 'Das Passwort wurde nicht geändert. Bitte versuchen Sie es später noch einmal.',
  answers: {
    0: 'Ihr Passwort wurde geändert. Sie können sich jetzt damit anmelden.',
    15005: 'Dieses Passwort ist nicht möglich. Bitte wählen Sie ein anderes.',
    15007: 'Dieser Link ist nicht gültig. Bitte fordern Sie einen neuen an.',
    15008: 'Dieser Link ist abgelaufen oder wurde schon benutzt. Bitte fordern Sie einen neuen an.',
  },
};

const strings: Readonly<Record<Locale, ResetStrings>> = { 'zh-CN': zhCn, 'zh-TW': zhTw, en, ja, ko, es, fr, de };

/** Strings of the reset page in one language, with the name of the service. */
export function resetStrings(locale: Locale, service: string): ResetStrings {
  const { texts, ...rest } = strings[locale];
  return { ...rest, texts: { ...texts, back: texts.back.replace('{{service}}', () => service) } };
}
