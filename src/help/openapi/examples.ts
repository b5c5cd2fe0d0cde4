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

/**
 * Schema of a body in one format: that of JSON is its model, that of XML has no type. An example of XML is a text in
 * OpenAPI, and has to obey the schema beside it; a schema that described elements could not say which of them are nil.
 * `minProperties` restricts nothing: by it, Swagger UI takes the text for a whole document; of a schema without it, or
 * of a string, it would make a document of its own.
 */
export function mediaSchema(mediaType: string, schema: SchemaObject | ReferenceObject): SchemaObject | ReferenceObject {
  if (!mediaType.endsWith('/xml')) return schema;
  const model = '$ref' in schema ? schema.$ref.split('/').at(-1) : undefined;
  return { description: model === undefined ? 'XML' : `XML of ${model}`, minProperties: 0 };
}

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
          (mediaType) =>
            [
              mediaType,
              { schema: mediaSchema(mediaType, schema), examples: examplesIn(mediaType, print, examples) },
            ] as const,
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
