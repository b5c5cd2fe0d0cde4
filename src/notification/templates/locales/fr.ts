import type { LocaleStrings } from '../template-strings';

/**
 * Sentence on the validity of a code, in SMS. Texts avoid ê, â, î, ô and ç, which the GSM alphabet lacks: a single one
 * would double the price of a message.
 */
const VALID =
  'Il est valable {{minutes}} minutes. Ne le communiquez à personne\u00a0: notre équipe ne vous le demandera jamais.';
const PASSWORD_STAYS =
  'Si vous n’êtes pas à l’origine de cette demande, ignorez ce message\u00a0: votre mot de passe reste inchangé.';
const REFERENCE = 'Référence\u00a0: {{reference}}';

export const fr: LocaleStrings = {
  'recover-code': {
    sms: '{{service}} : code {{code}} pour réinitialiser votre mot de passe, valable {{minutes}} min. Ne le donnez à personne. Réf. {{reference}}',
    subject: 'Votre code {{service}} pour réinitialiser votre mot de passe ({{reference}})',
    paragraphs: [
      'Vous avez demandé la réinitialisation du mot de passe de votre compte {{service}}. Votre code\u00a0:',
      '{{code}}',
      VALID,
      PASSWORD_STAYS,
      REFERENCE,
    ],
  },
  'change-code': {
    sms: '{{service}} : code {{code}} pour modifier votre mot de passe, valable {{minutes}} min. Ne le donnez à personne. Réf. {{reference}}',
    subject: 'Votre code {{service}} pour modifier votre mot de passe ({{reference}})',
    paragraphs: [
      'Vous avez demandé à modifier le mot de passe de votre compte {{service}}. Votre code\u00a0:',
      '{{code}}',
      VALID,
      PASSWORD_STAYS,
      REFERENCE,
    ],
  },
  'sign-in-code': {
    sms: '{{service}} : code {{code}} pour vous connecter, valable {{minutes}} min. Ne le donnez à personne. Réf. {{reference}}',
    subject: 'Votre code {{service}} pour vous connecter ({{reference}})',
    paragraphs: [
      'Vous avez demandé à vous connecter à votre compte {{service}}. Votre code\u00a0:',
      '{{code}}',
      VALID,
      'Si vous n’êtes pas à l’origine de cette demande, ignorez ce message\u00a0: sans le code, personne ne se connecte.',
      REFERENCE,
    ],
  },
  'bind-code': {
    sms: '{{service}} : code {{code}} pour confirmer cette adresse, valable {{minutes}} min. Ne le donnez à personne. Réf. {{reference}}',
    subject: 'Votre code {{service}} pour confirmer cette adresse ({{reference}})',
    paragraphs: [
      'Vous avez demandé à utiliser cette adresse pour votre compte {{service}}. Votre code\u00a0:',
      '{{code}}',
      VALID,
      'Si vous n’êtes pas à l’origine de cette demande, ignorez ce message\u00a0: sans le code, rien ne change.',
      REFERENCE,
    ],
  },
  'register-code': {
    sms: '{{service}} : code {{code}} pour créer votre compte, valable {{minutes}} min. Ne le donnez à personne. Réf. {{reference}}',
    subject: 'Votre code {{service}} pour créer un compte ({{reference}})',
    paragraphs: [
      'Vous avez demandé à créer un compte {{service}}. Votre code\u00a0:',
      '{{code}}',
      VALID,
      'Si vous n’êtes pas à l’origine de cette demande, ignorez ce message\u00a0: aucun compte n’est créé sans ce code.',
      REFERENCE,
    ],
  },
  'verify-code': {
    sms: '{{service}} : votre code est {{code}}, valable {{minutes}} min. Ne le donnez à personne. Réf. {{reference}}',
    subject: 'Votre code {{service}} ({{reference}})',
    paragraphs: [
      'Vous confirmez cette adresse pour {{service}}. Votre code\u00a0:',
      '{{code}}',
      VALID,
      'Si vous n’êtes pas à l’origine de cette demande, ignorez ce message.',
      REFERENCE,
    ],
  },
  'already-registered': {
    sms: "{{service}} : un compte existe déjà pour ce numéro. Connectez-vous ou réinitialisez le mot de passe. Ce n'était pas vous ? Ignorez ceci. Réf. {{reference}}",
    subject: 'Vous avez déjà un compte {{service}} ({{reference}})',
    paragraphs: [
      'Quelqu’un a tenté de créer un compte {{service}} avec cette adresse, pour laquelle un compte existe déjà.',
      'Si c’était vous, connectez-vous ou réinitialisez votre mot de passe.',
      'Si ce n’était pas vous, ignorez ce message\u00a0: rien n’a changé.',
      REFERENCE,
    ],
  },
  'recover-link': {
    subject: 'Réinitialisez votre mot de passe {{service}} ({{reference}})',
    paragraphs: [
      'Vous avez demandé la réinitialisation du mot de passe de votre compte {{service}}. Ouvrez ce lien pour en choisir un nouveau\u00a0:',
      '{{link}}',
      'Il est valable {{minutes}} minutes et ne fonctionne qu’une fois. Ne le transférez à personne\u00a0: notre équipe ne vous le demandera jamais.',
      PASSWORD_STAYS,
      REFERENCE,
    ],
    button: 'Choisir un nouveau mot de passe',
  },
  'password-changed': {
    sms: "{{service}} : mot de passe modifié, tous vos appareils sont déconnectés. Ce n'était pas vous ? Réinitialisez-le et contactez l'assistance. Réf. {{reference}}",
    subject: 'Votre mot de passe {{service}} a été modifié ({{reference}})',
    paragraphs: [
      'Le mot de passe de votre compte {{service}} vient d’être modifié et tous les appareils ont été déconnectés.',
      'Si c’était vous, vous n’avez rien à faire.',
      'Si ce n’était pas vous, réinitialisez votre mot de passe immédiatement, vérifiez le numéro de téléphone et l’adresse e-mail de votre compte, puis contactez l’assistance.',
      REFERENCE,
    ],
  },
  'address-changed': {
    sms: "{{service}} : le numéro ou l'e-mail de votre compte a changé. Ce n'était pas vous ? Réinitialisez le mot de passe, contactez l'assistance. Réf. {{reference}}",
    subject: 'Une adresse de votre compte {{service}} a été modifiée ({{reference}})',
    paragraphs: [
      'Le numéro de téléphone ou l’adresse e-mail de votre compte {{service}} vient d’être modifié. Cette adresse n’est plus utilisée.',
      'Si c’était vous, vous n’avez rien à faire.',
      'Si ce n’était pas vous, réinitialisez votre mot de passe immédiatement et contactez l’assistance.',
      REFERENCE,
    ],
  },
};
