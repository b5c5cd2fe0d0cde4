const UPPER = /[A-Z]/g;

/** A name as members are looked up by it: without regard to the case of ASCII letters, the only ones that members have. */
export const foldName = (name: string): string => name.replace(UPPER, (letter) => letter.toLowerCase());
