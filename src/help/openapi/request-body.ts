import type { ExampleObject, MediaTypeObject, ReferenceObject, RequestBodyObject, SchemaObject } from '@nestjs/swagger';
import type { BodyForm } from '../../http';
import type { BodyDoc, OperationDoc } from '../docs/operation-doc';
import { withEnglish } from './english';
import type { Endpoint } from './endpoint';
import { exampleValue, mediaSchema } from './examples';
import { formSchema } from './form-schema';
import { reference } from './schemas';

type DocWithBody = OperationDoc & { readonly request: BodyDoc };

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

/**
 * Request body of an endpoint in every format that it reads; undefined when it takes none. Multipart forms are
 * mentioned in the description only: Swagger UI shows their fields as empty after a switch of the media type.
 */
export function requestBody(endpoint: Endpoint): RequestBodyObject | undefined {
  const docs = endpoint.filter((doc): doc is DocWithBody => doc.request !== undefined);
  if (docs.length === 0) return undefined;
  const { action, codec } = endpoint[0].operation;
  const { reads } = codec.forms;
  const forms = (action === undefined ? reads : reads.toSorted(byNamedExamples)).filter((form) => !isMultipart(form));
  const content = forms.flatMap((form) =>
    form.mediaTypes.map((mediaType) => [mediaType, contentIn(mediaType, form, docs)] as const),
  );
  return {
    required: true,
    ...(reads.some(isMultipart) && { description: `The form may be sent as ${MULTIPART} as well.` }),
    content: Object.fromEntries(content),
  };
}

const isForm = ({ mediaTypes }: BodyForm): boolean => mediaTypes.includes(FORM);

const isMultipart = ({ mediaTypes }: BodyForm): boolean => mediaTypes.includes(MULTIPART);

/**
 * Sort order of formats that puts forms last: Swagger UI preselects the first media type, and only the others have an
 * example for each action.
 */
const byNamedExamples = (one: BodyForm, other: BodyForm): number => Number(isForm(one)) - Number(isForm(other));

function contentIn(mediaType: string, { print }: BodyForm, docs: readonly DocWithBody[]): MediaTypeObject {
  if (mediaType === FORM) return { schema: formSchema(docs) };
  const schema = mediaSchema(mediaType, bodySchema(docs));
  if (print === undefined) return { schema };
  const examples = docs.map((doc) => [doc, exampleValue(mediaType, print(exampleBody(doc)))] as const);
  const [only] = examples;
  if (only?.[0].operation.action === undefined) return { schema, example: only?.[1] };
  return { schema, examples: Object.fromEntries(examples.map(namedExample)) };
}

/** Example body of the request, or else its sample, with the field that selects its action. */
const exampleBody = ({ operation: { action }, request: { value, example = value } }: DocWithBody): object =>
  action === undefined ? example : { [action.field]: action.name, ...example };

const namedExample = ([{ operation }, value]: readonly [DocWithBody, unknown]): readonly [string, ExampleObject] => [
  operation.action?.name ?? '',
  { summary: withEnglish(operation.text.summary, operation.text.english), value },
];

/** Schema of the request body; with several actions a `oneOf` with the action field as discriminator. */
function bodySchema(docs: readonly DocWithBody[]): SchemaObject | ReferenceObject {
  const references = docs.map(({ operation: { action }, request: { model } }) => ({
    action,
    ...reference(model.name),
  }));
  const [first, another] = references;
  if (first === undefined || another === undefined) return reference(docs[0]?.request.model.name ?? '');
  return {
    oneOf: references.map(({ $ref }) => ({ $ref })),
    discriminator: {
      propertyName: first.action?.field ?? '',
      mapping: Object.fromEntries(references.map(({ action, $ref }) => [action?.name ?? '', $ref])),
    },
  };
}
