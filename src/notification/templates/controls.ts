const CONTROLS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The characters that would end a line of a mail's head, or turn the direction of its text around. */
export const controlsIn = (text: string): readonly string[] => text.match(CONTROLS) ?? [];
