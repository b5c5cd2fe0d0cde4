/** Encoding and billed size of a text as SMS. */
export interface SmsSize {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Number of SMS segments that the text is sent and billed as. */
  readonly segments: number;
}

/**
 * Capacity in code units of a single SMS, and of a segment with a concatenation header (3GPP TS 23.040, 9.2.3.24.1).
 */
const ROOM = { 'GSM-7': { alone: 160, joined: 153 }, 'UCS-2': { alone: 70, joined: 67 } } as const;

/**
 * Computes the SMS size of a text (3GPP TS 23.038): GSM-7 when every character is in the default alphabet or its extension
 * table (national tables are ignored, since few vendors use them), else UCS-2. Escape sequences and surrogate pairs are not
 * split, so a segment may end before it is full.
 */
export function smsSize(text: string): SmsSize {
  const characters = Array.from(text);
  const septets = characters.map(septetsOf);
  const isGsm = septets.every((each) => each !== undefined);
  const encoding = isGsm ? 'GSM-7' : 'UCS-2';
  const units = isGsm ? septets : characters.map(({ length }) => length);
  const { alone, joined } = ROOM[encoding];
  const total = units.reduce((sum, each) => sum + each, 0);
  return { encoding, segments: total <= alone ? 1 : packed(units, joined) };
}

function packed(units: readonly number[], room: number): number {
  let segments = 1;
  let used = 0;
  for (const each of units) {
    if (used + each > room) {
      segments += 1;
      used = 0;
    }
    used += each;
  }
  return segments;
}

/** GSM 7 bit default alphabet (3GPP TS 23.038, 6.2.1) in the order of its codes, without the escape. */
const DEFAULT =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ' +
  ' !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§' +
  '¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Characters of the extension table (3GPP TS 23.038, 6.2.1.1), which are preceded by an escape. */
const EXTENSION = '\f^{}\\[~]|€';

const SEPTETS: ReadonlyMap<string, number> = new Map([
  ...Array.from(DEFAULT, (character) => [character, 1] as const),
  ...Array.from(EXTENSION, (character) => [character, 2] as const),
]);

/**
 * Number of septets that a character takes; undefined for one outside the alphabet, such as ê, ó or any Chinese one.
 */
export const septetsOf = (character: string): number | undefined => SEPTETS.get(character);
