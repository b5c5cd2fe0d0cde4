import type { LocaleStrings } from '../template-strings';

const VALID =
  'Er ist {{minutes}} Minuten gültig. Geben Sie ihn nicht weiter; unsere Mitarbeiter fragen niemals danach.';
const PASSWORD_STAYS =
  'Falls Sie das nicht angefordert haben, ignorieren Sie diese E-Mail: Ihr Passwort bleibt unverändert.';
const REFERENCE = 'Referenz: {{reference}}';

export const de: LocaleStrings = {
  'recover-code': {
    sms: '{{service}}: {{code}} ist Ihr Code zum Zurücksetzen des Passworts, {{minutes}} Min. gültig. Nicht weitergeben. Ref. {{reference}}',
    subject: '{{service}}: Ihr Code zum Zurücksetzen des Passworts ({{reference}})',
    paragraphs: [
      'Sie möchten das Passwort Ihres Kontos bei {{service}} zurücksetzen. Ihr Code lautet:',
      '{{code}}',
      VALID,
      PASSWORD_STAYS,
      REFERENCE,
    ],
  },
  'change-code': {
    sms: '{{service}}: {{code}} ist Ihr Code zum Ändern des Passworts, {{minutes}} Min. gültig. Nicht weitergeben. Ref. {{reference}}',
    subject: '{{service}}: Ihr Code zum Ändern des Passworts ({{reference}})',
    paragraphs: [
      'Sie möchten das Passwort Ihres Kontos bei {{service}} ändern. Ihr Code lautet:',
      '{{code}}',
      VALID,
      PASSWORD_STAYS,
      REFERENCE,
    ],
  },
  'sign-in-code': {
    sms: '{{service}}: {{code}} ist Ihr Code zum Anmelden, {{minutes}} Min. gültig. Nicht weitergeben. Ref. {{reference}}',
    subject: '{{service}}: Ihr Code zum Anmelden ({{reference}})',
    paragraphs: [
      'Sie möchten sich bei {{service}} anmelden. Ihr Code lautet:',
      '{{code}}',
      VALID,
      'Falls Sie das nicht angefordert haben, ignorieren Sie diese E-Mail: Ohne den Code kann sich niemand anmelden.',
      REFERENCE,
    ],
  },
  'bind-code': {
    sms: '{{service}}: {{code}} ist Ihr Code zum Bestätigen dieser Adresse, {{minutes}} Min. gültig. Nicht weitergeben. Ref. {{reference}}',
    subject: '{{service}}: Ihr Code zum Bestätigen dieser Adresse ({{reference}})',
    paragraphs: [
      'Sie möchten diese Adresse für Ihr Konto bei {{service}} verwenden. Ihr Code lautet:',
      '{{code}}',
      VALID,
      'Falls Sie das nicht angefordert haben, ignorieren Sie diese E-Mail: Ohne den Code ändert sich nichts.',
      REFERENCE,
    ],
  },
  'register-code': {
    sms: '{{service}}: {{code}} ist Ihr Code für die Registrierung, {{minutes}} Min. gültig. Nicht weitergeben. Ref. {{reference}}',
    subject: '{{service}}: Ihr Code für die Registrierung ({{reference}})',
    paragraphs: [
      'Sie möchten ein Konto bei {{service}} anlegen. Ihr Code lautet:',
      '{{code}}',
      VALID,
      'Falls Sie das nicht angefordert haben, ignorieren Sie diese E-Mail: Ohne den Code wird kein Konto angelegt.',
      REFERENCE,
    ],
  },
  'verify-code': {
    sms: '{{service}}: {{code}} ist Ihr Code, {{minutes}} Min. gültig. Nicht weitergeben. Ref. {{reference}}',
    subject: '{{service}}: Ihr Code ({{reference}})',
    paragraphs: [
      'Sie bestätigen diese Adresse für {{service}}. Ihr Code lautet:',
      '{{code}}',
      VALID,
      'Falls Sie das nicht angefordert haben, ignorieren Sie diese E-Mail.',
      REFERENCE,
    ],
  },
  'already-registered': {
    sms: '{{service}}: Zu dieser Nummer besteht schon ein Konto. Melden Sie sich an oder setzen Sie das Passwort zurück. Nicht von Ihnen? Bitte ignorieren. Ref. {{reference}}',
    subject: 'Sie haben bereits ein Konto bei {{service}} ({{reference}})',
    paragraphs: [
      'Jemand wollte mit dieser Adresse ein Konto bei {{service}} anlegen. Zu ihr besteht bereits ein Konto.',
      'Falls Sie das waren: Melden Sie sich an, oder setzen Sie Ihr Passwort zurück.',
      'Falls Sie das nicht waren, ignorieren Sie diese E-Mail: Es hat sich nichts geändert.',
      REFERENCE,
    ],
  },
  'recover-link': {
    subject: '{{service}}: Setzen Sie Ihr Passwort zurück ({{reference}})',
    paragraphs: [
      'Sie möchten das Passwort Ihres Kontos bei {{service}} zurücksetzen. Öffnen Sie diesen Link, um ein neues zu wählen:',
      '{{link}}',
      'Er ist {{minutes}} Minuten gültig und funktioniert einmal. Leiten Sie ihn nicht weiter; unsere Mitarbeiter fragen niemals danach.',
      PASSWORD_STAYS,
      REFERENCE,
    ],
    button: 'Neues Passwort wählen',
  },
  'password-changed': {
    sms: '{{service}}: Ihr Passwort wurde geändert, alle Geräte wurden abgemeldet. Waren Sie das nicht? Sofort zurücksetzen und Support kontaktieren. Ref. {{reference}}',
    subject: '{{service}}: Ihr Passwort wurde geändert ({{reference}})',
    paragraphs: [
      'Das Passwort Ihres Kontos bei {{service}} wurde soeben geändert, und alle Geräte wurden abgemeldet.',
      'Falls Sie das waren, müssen Sie nichts tun.',
      'Falls Sie das nicht waren, setzen Sie Ihr Passwort sofort zurück, prüfen Sie Telefonnummer und E-Mail-Adresse Ihres Kontos, und wenden Sie sich an den Support.',
      REFERENCE,
    ],
  },
  'address-changed': {
    sms: '{{service}}: Telefonnummer oder E-Mail Ihres Kontos wurde geändert. Waren Sie das nicht? Passwort sofort zurücksetzen, Support kontaktieren. Ref. {{reference}}',
    subject: '{{service}}: Eine Adresse Ihres Kontos wurde geändert ({{reference}})',
    paragraphs: [
      'Telefonnummer oder E-Mail-Adresse Ihres Kontos bei {{service}} wurde soeben geändert. Diese Adresse wird nicht mehr verwendet.',
      'Falls Sie das waren, müssen Sie nichts tun.',
      'Falls Sie das nicht waren, setzen Sie Ihr Passwort sofort zurück, und wenden Sie sich an den Support.',
      REFERENCE,
    ],
  },
};
