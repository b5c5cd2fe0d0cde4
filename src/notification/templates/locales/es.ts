import type { LocaleStrings } from '../template-strings';

/**
 * Sentence on the validity of a code, in SMS. Texts avoid á, í, ó and ú, which the GSM alphabet lacks: a single one
 * would double the price of a message.
 */
const VALID = 'Es válido durante {{minutes}} minutos. No lo comparta con nadie; nuestro personal nunca se lo pedirá.';
const PASSWORD_STAYS = 'Si no lo ha solicitado, ignore este correo: su contraseña no cambiará.';
const REFERENCE = 'Referencia: {{reference}}';

export const es: LocaleStrings = {
  'recover-code': {
    sms: '{{service}}: use {{code}} para restablecer su contraseña. Caduca en {{minutes}} min. No lo comparta con nadie. Ref. {{reference}}',
    subject: 'Su código de {{service}} para restablecer la contraseña ({{reference}})',
    paragraphs: [
      'Ha solicitado restablecer la contraseña de su cuenta de {{service}}. Su código es:',
      '{{code}}',
      VALID,
      PASSWORD_STAYS,
      REFERENCE,
    ],
  },
  'change-code': {
    sms: '{{service}}: use {{code}} para cambiar su contraseña. Caduca en {{minutes}} min. No lo comparta con nadie. Ref. {{reference}}',
    subject: 'Su código de {{service}} para cambiar la contraseña ({{reference}})',
    paragraphs: [
      'Ha solicitado cambiar la contraseña de su cuenta de {{service}}. Su código es:',
      '{{code}}',
      VALID,
      PASSWORD_STAYS,
      REFERENCE,
    ],
  },
  'sign-in-code': {
    sms: '{{service}}: use {{code}} para entrar en su cuenta. Caduca en {{minutes}} min. No lo comparta con nadie. Ref. {{reference}}',
    subject: 'Su código de {{service}} para iniciar sesión ({{reference}})',
    paragraphs: [
      'Ha solicitado iniciar sesión en su cuenta de {{service}}. Su código es:',
      '{{code}}',
      VALID,
      'Si no lo ha solicitado, ignore este correo: sin el código nadie puede entrar.',
      REFERENCE,
    ],
  },
  'bind-code': {
    sms: '{{service}}: use {{code}} para confirmar estos datos de contacto. Caduca en {{minutes}} min. No lo comparta con nadie. Ref. {{reference}}',
    subject: 'Su código de {{service}} para confirmar esta dirección ({{reference}})',
    paragraphs: [
      'Ha solicitado usar esta dirección en su cuenta de {{service}}. Su código es:',
      '{{code}}',
      VALID,
      'Si no lo ha solicitado, ignore este correo: sin el código no cambia nada.',
      REFERENCE,
    ],
  },
  'register-code': {
    sms: '{{service}}: use {{code}} para crear su cuenta. Caduca en {{minutes}} min. No lo comparta con nadie. Ref. {{reference}}',
    subject: 'Su código de {{service}} para crear una cuenta ({{reference}})',
    paragraphs: [
      'Ha solicitado crear una cuenta de {{service}}. Su código es:',
      '{{code}}',
      VALID,
      'Si no lo ha solicitado, ignore este correo: sin el código no se creará ninguna cuenta.',
      REFERENCE,
    ],
  },
  'verify-code': {
    sms: '{{service}}: use {{code}} para confirmar. Caduca en {{minutes}} min. No lo comparta con nadie. Ref. {{reference}}',
    subject: 'Su código de {{service}} ({{reference}})',
    paragraphs: [
      'Está confirmando esta dirección para {{service}}. Su código es:',
      '{{code}}',
      VALID,
      'Si no lo ha solicitado, ignore este correo.',
      REFERENCE,
    ],
  },
  'already-registered': {
    sms: '{{service}}: este teléfono ya tiene cuenta. Si ha intentado registrarse, acceda o restablezca su contraseña; si no, ignore este aviso. Ref. {{reference}}',
    subject: 'Ya tiene una cuenta de {{service}} ({{reference}})',
    paragraphs: [
      'Alguien ha intentado crear una cuenta de {{service}} con esta dirección, que ya tiene una.',
      'Si ha sido usted, inicie sesión o restablezca su contraseña.',
      'Si no ha sido usted, ignore este correo: nada ha cambiado.',
      REFERENCE,
    ],
  },
  'recover-link': {
    subject: 'Restablezca su contraseña de {{service}} ({{reference}})',
    paragraphs: [
      'Ha solicitado restablecer la contraseña de su cuenta de {{service}}. Abra este enlace para elegir una nueva:',
      '{{link}}',
      'Es válido durante {{minutes}} minutos y solo se puede usar una vez. No lo reenvíe a nadie; nuestro personal nunca se lo pedirá.',
      PASSWORD_STAYS,
      REFERENCE,
    ],
    button: 'Elegir una contraseña nueva',
  },
  'password-changed': {
    sms: '{{service}}: se ha cambiado su contraseña y se han desconectado sus dispositivos. Si no ha sido usted, restablézcala y contacte con soporte. Ref. {{reference}}',
    subject: 'Se ha cambiado su contraseña de {{service}} ({{reference}})',
    paragraphs: [
      'La contraseña de su cuenta de {{service}} se acaba de cambiar y se ha cerrado la sesión en todos los dispositivos.',
      'Si ha sido usted, no tiene que hacer nada.',
      'Si no ha sido usted, restablezca su contraseña ahora, compruebe el teléfono y la dirección de correo de su cuenta y contacte con el servicio de asistencia.',
      REFERENCE,
    ],
  },
  'address-changed': {
    sms: '{{service}}: se han cambiado datos de contacto de su cuenta. Si no ha sido usted, restablezca su contraseña y contacte con soporte. Ref. {{reference}}',
    subject: 'Se ha cambiado una dirección de su cuenta de {{service}} ({{reference}})',
    paragraphs: [
      'El teléfono o la dirección de correo de su cuenta de {{service}} se acaba de cambiar. Esta dirección ya no se usa.',
      'Si ha sido usted, no tiene que hacer nada.',
      'Si no ha sido usted, restablezca su contraseña ahora y contacte con el servicio de asistencia.',
      REFERENCE,
    ],
  },
};
