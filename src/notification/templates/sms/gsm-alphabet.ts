/** The GSM 7 bit default alphabet (3GPP TS 23.038, 6.2.1), in the order of its codes, without the escape itself. */
const DEFAULT =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ' +
  ' !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§' +
  '¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Its extension table (6.2.1.1): characters that take an escape before them. */
const EXTENSION = '\f^{}\\[~]|€';

const SEPTETS: ReadonlyMap<string, number> = new Map([
  ...Array.from(DEFAULT, (character) => [character, 1] as const),
  ...Array.from(EXTENSION, (character) => [character, 2] as const),
]);

/** Septets that a character takes; undefined for one that the alphabet lacks, such as ê, ó or any Chinese one. */
export const septetsOf = (character: string): number | undefined => SEPTETS.get(character);
