/** A JSON number exactly as it was written: it never becomes a float, so no digit is rounded away. */
export class JsonNumber {
  constructor(readonly text: string) {}
}
