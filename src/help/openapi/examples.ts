import type { ContentObject, ExampleObject, ReferenceObject, SchemaObject } from '@nestjs/swagger';
import type { BodyForm } from '../../http';

/** A body that documents show, under a name. */
export interface Example {
  readonly name: string;
  readonly summary: string;
  readonly body: object;
}

/** Bodies in every form that can be printed. */
export function contentOf(
  forms: readonly BodyForm[],
  schema: SchemaObject | ReferenceObject,
  shown: readonly Example[],
): ContentObject {
  const content = forms.flatMap(({ mediaTypes, print }) =>
    print === undefined
      ? []
      : mediaTypes.map((mediaType) => [mediaType, { schema, examples: examplesIn(mediaType, print, shown) }] as const),
  );
  return Object.fromEntries(content);
}

function examplesIn(
  mediaType: string,
  print: (body: object) => string,
  shown: readonly Example[],
): Record<string, ExampleObject> {
  const examples = shown.map(({ name, summary, body }) => {
    const value = exampleOf(mediaType, print(body));
    return [name, { summary, value }] as const;
  });
  return Object.fromEntries(examples);
}

/** A text of that media type as documents carry it: JSON as the value that it stands for. */
export const exampleOf = (mediaType: string, text: string): unknown =>
  mediaType.endsWith('/json') ? JSON.parse(text) : text;
