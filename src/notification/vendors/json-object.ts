/** Something with names in it; what they name is not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The object that a text from outside is; an empty one for any other text. */
export function parseObject(json: string): JsonObject {
  try {
    return objectOf(JSON.parse(json));
  } catch {
    return {};
  }
}

/** The value itself where it is an object, or an empty one. */
export const objectOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null ? (value as JsonObject) : {};
