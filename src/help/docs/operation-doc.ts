import {
  type ApiDescription,
  type BodyForm,
  type DataContract,
  fieldDescriptions,
  type Operation,
  operationsOf,
  pathTemplate,
  RawReply,
  sampleOf,
} from '../../http';
import { fieldModel, fieldSample } from './field-model';
import { routeId } from './links';
import { type ClassModel, contractModels, type Model, type ModelLine } from './model';
import { type OperationResult, resultsOf } from './operation-results';

/**
 * Sample body in one format, under all media types of that format; `text` is missing where the format cannot be
 * printed.
 */
export interface Sample {
  readonly mediaTypes: readonly string[];
  readonly text?: string;
}

/** Documentation of the body of a request or of a response. */
export interface BodyDoc {
  readonly model: ClassModel;
  /** Models that are reachable from the members of `model`. */
  readonly nestedModels: readonly Model[];
  /** Body that the samples print, before serialization. */
  readonly value: object;
  /** Request body that works for the demo account, where the sample only shows the structure. */
  readonly example?: object;
  readonly samples: readonly Sample[];
}

/** Documentation of one operation, as help pages, OpenAPI documents and the Postman collection present it. */
export interface OperationDoc {
  readonly operation: Operation;
  /** Id in the format of ASP.NET's help pages: `POST-api-member-login`. */
  readonly id: string;
  /**
   * Path with its query, as headings show it: `user?action=find_email_password`, `api/member/imgcode?client={client}`.
   */
  readonly label: string;
  /** Parameters of the operation's query string. */
  readonly uri: readonly ModelLine[];
  /** Documentation of the request body; missing when the operation takes none. */
  readonly request?: BodyDoc;
  /** Documentation of the response body; missing when the operation answers with a file. */
  readonly response?: BodyDoc;
  /** Media type of the file that the operation answers with. */
  readonly file?: string;
  readonly results: readonly OperationResult[];
}

/** Builds the documentation of every operation of an API from the metadata that serves it. */
export const operationDocsOf = (api: ApiDescription): readonly OperationDoc[] => operationsOf(api).map(operationDocOf);

/** True for an operation whose request has the field that holds the signature of its API. */
export function isSigned({ operation: { api }, request }: Pick<OperationDoc, 'operation' | 'request'>): boolean {
  return api.signing !== undefined && request?.model.lines.some(({ name }) => name === api.signing?.field) === true;
}

function operationDocOf(operation: Operation): OperationDoc {
  const { method, action } = operation;
  const uri = uriParameters(operation);
  const query = action === undefined ? uri.map(({ name }) => `${name}={${name}}`).join('&') : `action=${action.name}`;
  const suffix = action === undefined ? uri.map(({ name }) => name).join('_') : action.name;
  const request = method === 'POST' ? requestDoc(operation) : undefined;
  return {
    operation,
    id: `${routeId(method, operation.path)}${suffix === '' ? '' : `_${suffix}`}`,
    label: `${pathTemplate(operation)}${query === '' ? '' : `?${query}`}`,
    uri,
    ...(request !== undefined && { request }),
    ...responseDoc(operation),
    results: resultsOf(operation),
  };
}

function uriParameters({ action, method, codec: { forms } }: Operation): readonly ModelLine[] {
  if (action !== undefined) {
    const notes = ['Required', `Matching regular expression pattern: ^${action.name}$`];
    return [{ name: action.field, about: '接口名', type: { text: 'string' }, notes }];
  }
  if (method !== 'GET' || forms.request === undefined) return [];
  return contractModels(forms.request)[0].lines;
}

function requestDoc({ fields, text, codec: { forms } }: Operation): BodyDoc | undefined {
  const example = text.example === undefined ? {} : { example: text.example };
  if (forms.request !== undefined) return { ...contractBody(forms.request, forms.reads), ...example };
  if (fields === undefined) return undefined;
  const descriptions = fieldDescriptions(fields);
  const value = fieldSample(descriptions);
  return {
    model: fieldModel(fields.name, descriptions),
    nestedModels: [],
    value,
    ...example,
    samples: forms.reads.map((form) => sampleIn(form, value)),
  };
}

/**
 * Documentation of the response, by the success reply of the table; a data contract shows the generated sample of
 * ASP.NET's own page instead.
 */
function responseDoc({ table, text, codec: { forms } }: Operation): Pick<OperationDoc, 'response' | 'file'> {
  const { body } = table.done;
  if (body instanceof RawReply) return { file: body.mediaType };
  if (forms.response !== undefined) return { response: contractBody(forms.response, forms.writes) };
  if (text.reply === undefined) return {};
  const [model, ...nestedModels] = contractModels(text.reply);
  const samples = forms.writes.map((form) => sampleIn(form, body));
  return { response: { model, nestedModels, value: body, samples } };
}

function contractBody(contract: DataContract, forms: readonly BodyForm[]): BodyDoc {
  const [model, ...nestedModels] = contractModels(contract);
  const value = sampleOf(contract);
  return { model, nestedModels, value, samples: forms.map((form) => sampleIn(form, value)) };
}

const sampleIn = ({ mediaTypes, print }: BodyForm, value: object): Sample => ({
  mediaTypes,
  ...(print !== undefined && { text: print(value) }),
});
