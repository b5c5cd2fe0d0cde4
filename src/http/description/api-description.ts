import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { Outcome } from '../../common';
import type { DataContract } from '../data-contract/clr-type';
import { fieldDescriptions } from '../fields/field-decorators';
import { REPLY_METADATA, type RouteReplyMetadata } from '../replies/reply-table';

/** Documentation of one operation, in the wording and language of the source document. */
export interface OperationText {
  readonly summary: string;
  /** Name of the operation in generated clients, where several share a path; without the API's name. */
  readonly name?: string;
  /** English for a summary in another language, for readers and generators of the OpenAPI documents. */
  readonly english?: string;
  /** Description of the operation's answer. */
  readonly returns?: string;
  /** Note to clients on what the source document omits or has wrong about the operation. */
  readonly note?: string;
  /** Data contract of the answer, where the codec does not know it. */
  readonly reply?: DataContract;
  /** Working example request, where the sample of the source document does not work. */
  readonly example?: object;
  /** Name of the cookie that the answer sets for a browser without one. */
  readonly setsCookie?: string;
  /** Name of the cookie that the request needs. */
  readonly wantsCookie?: string;
  /** Another form of the answer, for a request that asks for it. */
  readonly alternative?: AlternativeAnswer;
}

/** Form of an answer that the source document does not have, and the query parameters that ask for it. */
export interface AlternativeAnswer {
  readonly mediaType: string;
  readonly query: readonly QueryParameter[];
}

/** Optional parameter of a query, with the values that mean something where they are few. */
export interface QueryParameter {
  readonly name: string;
  readonly about: string;
  readonly values?: readonly string[];
}

/** Controller with the documentation of its operations, by method name. */
export interface DescribedController {
  readonly controller: Type<object>;
  readonly texts: Readonly<Record<string, OperationText>>;
}

/** Group of operations under one heading of the documentation. */
export interface OperationGroup {
  readonly name: string;
  readonly about: string;
  /** English for `about`, or a description where the source document has none. */
  readonly english: string;
  readonly controllers: readonly DescribedController[];
}

/** Documentation of how an API signs its requests. */
export interface SigningText {
  /** Name of the field that holds the signature; operations with this field are signed. */
  readonly field: string;
  /** Text that explains the composition of the signature, in a sentence or two. */
  readonly about: string;
  /** Shell commands that compute the signature. */
  readonly example: string;
  /** Shell variables by request field, for fields with a new value per request; the signature comes last. */
  readonly fields: Readonly<Record<string, string>>;
  /**
   * Postman pre-request script that sets a variable per field of `fields`; it reads the key from the variable
   * `signKey`.
   */
  readonly script: string;
}

/** Documentation of HTTP Basic, with credentials that work in a development start. */
export interface BasicText {
  readonly about: string;
  readonly username: string;
  readonly password: string;
}

/** Parameter of a path (`:name`), with an example. */
export interface PathParameter {
  readonly name: string;
  readonly about: string;
  readonly example: string;
}

/** Call of a journey. Values such as `{{code}}` are variables of the Postman collection. */
export interface JourneyStep {
  /** Name of the operation's handler, which is unique within an API. */
  readonly handler: string;
  readonly body?: object;
  /** Address that a code or link is sent to, in its canonical form; the next steps find it in `{{code}}` or `{{link_…}}`. */
  readonly sendsTo?: string;
  /** Password that the account has after the step. */
  readonly setsPassword?: string;
  /** Path of a reply member by the variable that takes its value: `{ uid: 'data.uid' }`. */
  readonly saves?: Readonly<Record<string, string>>;
}

/** Calls that a client makes in this order, each of which succeeds for the demo account of the dialect. */
export interface Journey {
  readonly name: string;
  /** True when it needs no account: its number is one that no demo account has. */
  readonly isWithoutAccount?: true;
  readonly steps: readonly JourneyStep[];
}

/** Documentation of one API. */
export interface ApiDescription {
  /** Name of the API in URLs and file names. */
  readonly name: string;
  readonly title: string;
  /** English for a title in another language. */
  readonly english?: string;
  /** Text about the API's protocol, in a sentence or two. */
  readonly about: string;
  /** Reply members that hold the result number, on which clients branch, and its text. */
  readonly resultFields: { readonly number: string; readonly text: string };
  /** Path of the error code page that the source document refers to, without a leading slash. */
  readonly errorCodes?: string;
  readonly signing?: SigningText;
  readonly basic?: BasicText;
  /** Parameters of the API's paths. */
  readonly parameters?: readonly PathParameter[];
  readonly journeys?: readonly Journey[];
  /** Pause in seconds between two messages to one number that the source document promises, where it promises one. */
  readonly cooldownSeconds?: number;
  readonly groups: readonly OperationGroup[];
}

type Handler = (...args: never[]) => Promise<Outcome<unknown, { readonly reason: string }>>;

/** Documentation of one handler; its example request has the type of the handler's first parameter. */
type TextOf<H> = OperationText &
  (H extends (request: infer B, ...rest: never[]) => unknown ? { readonly example?: B } : unknown);

type Texts<C> = { readonly [K in keyof C as C[K] extends Handler ? K : never]: TextOf<C[K]> };

/** Documents all operations of a controller. A missing or an unknown operation does not compile. */
export const described = <C extends object>(controller: Type<C>, texts: Texts<C>): DescribedController => ({
  controller,
  texts,
});

/** Parameters of a path, in its order. Throws for one that the API does not describe. */
export const pathParameters = ({ api, path }: Pick<Operation, 'api' | 'path'>): readonly PathParameter[] =>
  [...path.matchAll(PARAMETER)].map(([, name = '']) => {
    const parameter = api.parameters?.find((each) => each.name === name);
    if (parameter === undefined) throw new Error(`${api.name} does not describe the parameter ${name}`);
    return parameter;
  });

const PARAMETER = /:(\w+)/g;

/** Path with its parameters in braces, as OpenAPI and help pages write them. */
export const pathTemplate = ({ path }: Pick<Operation, 'path'>): string => path.replace(PARAMETER, '{$1}');

/** Path with the examples of its parameters. */
export const examplePath = (operation: Pick<Operation, 'api' | 'path'>): string =>
  pathParameters(operation).reduce((path, { name, example }) => path.replace(`:${name}`, example), operation.path);

/** Operation of an API: its route as the controller declares it, and its documentation. */
export interface Operation extends RouteReplyMetadata {
  readonly api: ApiDescription;
  readonly group: OperationGroup;
  /** Class of the controller and name of the handler method. */
  readonly controller: string;
  readonly handler: string;
  readonly method: 'GET' | 'POST';
  /** Path as declared on the controller, without a leading slash. */
  readonly path: string;
  readonly text: OperationText;
  /** Class of the handler's `@Body()`, where the codec decodes to fields and the handler reads any. */
  readonly fields?: Type<object>;
}

/** Operations of an API in the order of its documentation, with the metadata of their `@Replies` or `@Action`. */
export function operationsOf(api: ApiDescription): readonly Operation[] {
  return api.groups.flatMap((group) =>
    group.controllers.flatMap((controller) =>
      Object.entries(controller.texts).map(([name, text]) => ({ api, group, text, ...declared(controller, name) })),
    ),
  );
}

type Method = (...args: never[]) => unknown;

function declared({ controller }: DescribedController, name: string): Omit<Operation, 'api' | 'group' | 'text'> {
  const handler = (controller.prototype as Readonly<Record<string, Method>>)[name];
  const replyMetadata = handler && (Reflect.getMetadata(REPLY_METADATA, handler) as RouteReplyMetadata | undefined);
  if (handler === undefined || replyMetadata === undefined)
    throw new Error(`${controller.name}.${name} is no operation`);
  const fields = replyMetadata.codec.yields === 'fields' ? fieldsClassOf(controller, name) : undefined;
  return {
    ...replyMetadata,
    controller: controller.name,
    handler: name,
    method: Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.GET ? 'GET' : 'POST',
    path: pathOf(controller, handler),
    ...(fields !== undefined && { fields }),
  };
}

function pathOf(controller: Type<object>, handler: Method): string {
  const parts = [controller, handler].map((each) => Reflect.getMetadata(PATH_METADATA, each) as string);
  return parts.flatMap((part) => part.split('/').filter((segment) => segment !== '')).join('/');
}

/** Class of the handler's `@Body()` parameter. Returns undefined when it has no field descriptions. */
function fieldsClassOf({ prototype }: Type<object>, name: string): Type<object> | undefined {
  const types = Reflect.getMetadata('design:paramtypes', prototype as object, name) as readonly Type<object>[];
  return types.find((type) => fieldDescriptions(type).length > 0);
}
