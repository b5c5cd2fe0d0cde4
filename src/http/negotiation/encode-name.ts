const START = '\\p{L}_\\p{Nl}';
const FITS_START = new RegExp(`^[${START}]$`, 'u');
const FITS = new RegExp(`^[${START}\\p{Nd}\\p{Mn}\\p{Mc}\\p{Lm}.\\xB7-]$`, 'u');
const LOOKS_ENCODED = /^_x[0-9A-Fa-f]{4}_/;

/** A text as the local part of an XML name: what cannot stand in one becomes `_xHHHH_`. */
export function encodeName(text: string): string {
  let name = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const fits = (index === 0 ? FITS_START : FITS).test(character) && !LOOKS_ENCODED.test(text.slice(index, index + 7));
    name += fits ? character : `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  }
  return name;
}
