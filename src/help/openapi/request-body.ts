import type { ExampleObject, MediaTypeObject, RequestBodyObject, SchemaObject } from '@nestjs/swagger';
import type { BodyForm } from '../../http';
import type { BodyHelp, OperationDoc } from '../docs/operation-doc';
import type { Endpoint } from './endpoint';
import { exampleOf } from './content';
import { formSchema } from './form-schema';
import { reference } from './schemas';

/** An entry that has a body. */
type Sending = OperationDoc & { readonly request: BodyHelp };

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

/** The body of an operation in every form that it is read in; undefined where it has none. */
export function requestBody(endpoint: Endpoint): RequestBodyObject | undefined {
  const sending = endpoint.filter((entry): entry is Sending => entry.request !== undefined);
  if (sending.length === 0) return undefined;
  const { action, codec } = endpoint[0].operation;
  const { reads } = codec.forms;
  const forms = (action === undefined ? reads : reads.toSorted(namesActions)).filter((form) => !isMultipart(form));
  const content = forms.flatMap((form) =>
    form.mediaTypes.map((mediaType) => [mediaType, contentIn(mediaType, form, sending)] as const),
  );
  return {
    required: true,
    ...(reads.some(isMultipart) && { description: `The form may be sent as ${MULTIPART} as well.` }),
    content: Object.fromEntries(content),
  };
}

const isForm = ({ mediaTypes }: BodyForm): boolean => mediaTypes.includes(FORM);

/** The same form once more, which Swagger UI believes empty when somebody switches to it: it is told in a sentence. */
const isMultipart = ({ mediaTypes }: BodyForm): boolean => mediaTypes.includes(MULTIPART);

/** Swagger UI starts with what comes first: of actions, what has an example of each by its name. */
const namesActions = (one: BodyForm, another: BodyForm): number => Number(isForm(one)) - Number(isForm(another));

function contentIn(mediaType: string, { print }: BodyForm, sending: readonly Sending[]): MediaTypeObject {
  if (mediaType === FORM) return { schema: formSchema(sending) };
  if (print === undefined) return { schema: bodySchema(sending) };
  const shown = sending.map((entry) => [entry, exampleOf(mediaType, print(bodyOf(entry)))] as const);
  const [only] = shown;
  if (only?.[0].operation.action === undefined) return { schema: bodySchema(sending), example: only?.[1] };
  return { schema: bodySchema(sending), examples: Object.fromEntries(shown.map(namedExample)) };
}

/** The example or sample, with the action that it is for. */
const bodyOf = ({ operation: { action }, request: { value, example = value } }: Sending): object =>
  action === undefined ? example : { [action.field]: action.name, ...example };

const namedExample = ([{ operation }, value]: readonly [Sending, unknown]): readonly [string, ExampleObject] => [
  operation.action?.name ?? '',
  { summary: operation.text.summary, value },
];

/** One model, or the one that the action names. */
function bodySchema(sending: readonly Sending[]): SchemaObject | ReturnType<typeof reference> {
  const references = sending.map(({ operation: { action }, request: { model } }) => ({
    action,
    ...reference(model.name),
  }));
  const [first, another] = references;
  if (first === undefined || another === undefined) return reference(sending[0]?.request.model.name ?? '');
  return {
    oneOf: references.map(({ $ref }) => ({ $ref })),
    discriminator: {
      propertyName: first.action?.field ?? '',
      mapping: Object.fromEntries(references.map(({ action, $ref }) => [action?.name ?? '', $ref])),
    },
  };
}
