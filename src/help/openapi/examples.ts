import type { ContentObject, ExampleObject, ReferenceObject, SchemaObject } from '@nestjs/swagger';
import type { BodyForm } from '../../http';

/** Named example of a request or response body. */
export interface Example {
  readonly name: string;
  readonly summary: string;
  readonly body: object;
}

/** Example value of a printed body: JSON is parsed, every other media type stays text. */
export const exampleValue = (mediaType: string, text: string): unknown =>
  mediaType.endsWith('/json') ? JSON.parse(text) : text;

/** OpenAPI content object with the examples printed in every format; a format without a printer is left out. */
export function contentOf(
  forms: readonly BodyForm[],
  schema: SchemaObject | ReferenceObject,
  examples: readonly Example[],
): ContentObject {
  const content = forms.flatMap(({ mediaTypes, print }) =>
    print === undefined
      ? []
      : mediaTypes.map(
          (mediaType) => [mediaType, { schema, examples: examplesIn(mediaType, print, examples) }] as const,
        ),
  );
  return Object.fromEntries(content);
}

function examplesIn(
  mediaType: string,
  print: (body: object) => string,
  examples: readonly Example[],
): Record<string, ExampleObject> {
  return Object.fromEntries(
    examples.map(({ name, summary, body }) => [name, { summary, value: exampleValue(mediaType, print(body)) }]),
  );
}
