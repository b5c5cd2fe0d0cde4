import { type ApiDescription, type DataContract, fieldDescriptions, type Operation, operationsOf, RawReply, sampleOf } from '../../http';
import { contractModels, type ClassModel, type Model, type ModelLine } from './model';
import { fieldModel, fieldSample } from './field-model';
import { type Result, resultsOf } from './results';

/** A body as a page shows it, under all the names of its form; without text where none can be made. */
export interface Sample {
  readonly mediaTypes: readonly string[];
  readonly text?: string;
}

/** What one direction carries. */
export interface BodyHelp {
  readonly model: ClassModel;
  /** Every model that its members lead to. */
  readonly others: readonly Model[];
  /** The body that the samples write down. */
  readonly value: object;
  /** What to send instead, to those who try it: a request for the demo account, where the sample is only one of its form. */
  readonly example?: object;
  readonly samples: readonly Sample[];
}

/** All that pages, OpenAPI documents and collections say of one operation. */
export interface OperationDoc {
  readonly operation: Operation;
  /** As ASP.NET's help pages make it: `POST-api-member-login`. */
  readonly id: string;
  /** The path and the query that belongs to it: `user?action=find_email_password`, `api/member/imgcode?client={client}`. */
  readonly label: string;
  /** Parameters of the query string. */
  readonly uri: readonly ModelLine[];
  /** Missing where there is no body. */
  readonly request?: BodyHelp;
  /** Missing where the answer is a file. */
  readonly response?: BodyHelp;
  /** The media type of a file that is answered. */
  readonly file?: string;
  readonly results: readonly Result[];
}

/** What there is to say of each operation of a api, from the metadata that serves it. */
export const entriesOf = (api: ApiDescription): readonly OperationDoc[] => operationsOf(api).map(entryOf);

function entryOf(operation: Operation): OperationDoc {
  const { method, action } = operation;
  const uri = uriOf(operation);
  const query = action === undefined ? uri.map(({ name }) => `${name}={${name}}`).join('&') : `action=${action.name}`;
  const keys = action === undefined ? uri.map(({ name }) => name).join('_') : action.name;
  const request = method === 'POST' ? requestOf(operation) : undefined;
  return {
    operation,
    id: `${method}-${operation.path.replaceAll('/', '-')}${keys === '' ? '' : `_${keys}`}`,
    label: `${operation.path}${query === '' ? '' : `?${query}`}`,
    uri,
    ...(request !== undefined && { request }),
    ...responseOf(operation),
    results: resultsOf(operation),
  };
}

function uriOf({ action, method, codec: { forms } }: Operation): readonly ModelLine[] {
  if (action !== undefined) {
    const notes = ['Required', `Matching regular expression pattern: ^${action.name}$`];
    return [{ name: action.field, about: '接口名', type: { text: 'string' }, notes }];
  }
  if (method !== 'GET' || forms.request === undefined) return [];
  return contractModels(forms.request)[0].lines;
}

function requestOf({ fields, text: { example }, codec: { forms } }: Operation): BodyHelp | undefined {
  const tried = example === undefined ? {} : { example };
  if (forms.request !== undefined) return { ...contractBody(forms.request, forms.reads), ...tried };
  if (fields === undefined) return undefined;
  const descriptions = fieldDescriptions(fields);
  const value = fieldSample(descriptions);
  return {
    model: fieldModel(fields.name, descriptions),
    others: [],
    value,
    ...tried,
    samples: forms.reads.map((form) => sampleIn(form, value)),
  };
}

/** The answer that the table gives for a success is the best sample; where the framework's own page shows one, it is that. */
function responseOf({ table, text, codec: { forms } }: Operation): Pick<OperationDoc, 'response' | 'file'> {
  const { body } = table.done;
  if (body instanceof RawReply) return { file: body.mediaType };
  if (forms.response !== undefined) return { response: contractBody(forms.response, forms.writes) };
  if (text.reply === undefined) return {};
  const [model, ...others] = contractModels(text.reply);
  return { response: { model, others, value: body, samples: forms.writes.map((form) => sampleIn(form, body)) } };
}

function contractBody(contract: DataContract, forms: Operation['codec']['forms']['reads']): BodyHelp {
  const [model, ...others] = contractModels(contract);
  const value = sampleOf(contract);
  return { model, others, value, samples: forms.map((form) => sampleIn(form, value)) };
}

const sampleIn = ({ mediaTypes, print }: Operation['codec']['forms']['reads'][number], value: object): Sample => ({
  mediaTypes,
  ...(print !== undefined && { text: print(value) }),
});
