/** An object of unchecked content from outside. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Parses a JSON object; returns an empty object for any other text. */
export function parseObject(json: string): JsonObject {
  try {
    return objectOf(JSON.parse(json));
  } catch {
    return {};
  }
}

/** The value itself if it is an object (or array); otherwise an empty object. */
export const objectOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null ? (value as JsonObject) : {};
