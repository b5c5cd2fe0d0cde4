import type { IncomingHttpHeaders } from 'node:http';
import { escapeJson } from '../data-contract/json-text';
import type { ModelErrors } from '../data-contract/model-state';
import { escapeXml, printXml, type XmlNode } from '../data-contract/xml-node';
import type { Encoded } from '../decoding/codec';
import { encodeName } from './encode-name';
import { encoded } from './encoded';
import { chooseResponse } from './response-format';

/** What Web API answers instead of a reply; errors of a model by their full keys (`request.random`). */
export interface HttpError {
  readonly message: string;
  readonly modelState?: ModelErrors;
}

/** The error in the form that the client asked for. */
export function encodeHttpError(error: HttpError, headers: IncomingHttpHeaders): Encoded {
  const chosen = chooseResponse(headers);
  return encoded(chosen, chosen.format === 'json' ? errorJson(error) : errorXml(error));
}

function errorJson({ message, modelState }: HttpError): string {
  const state = modelState && Object.fromEntries(modelState);
  return escapeJson(JSON.stringify({ Message: message, ModelState: state }));
}

/** Without namespaces, unlike everything else; several texts of one key are joined. */
function errorXml({ message, modelState }: HttpError): string {
  const messages: XmlNode[] = [textNode('Message', message)];
  const state = modelState && [...modelState].map(([key, texts]) => textNode(encodeName(key), texts.join(' ')));
  const content =
    state === undefined ? messages : [...messages, { name: 'ModelState', attributes: '', content: state }];
  return printXml({ name: 'Error', attributes: '', content });
}

function textNode(name: string, text: string): XmlNode {
  return { name, attributes: '', content: escapeXml(text) };
}
