import { Logger } from '@nestjs/common';
import { bindForm, bindQuery } from '../data-contract/bind-form';
import { bindJson } from '../data-contract/bind-json';
import { bindXml } from '../data-contract/bind-xml';
import { type Bound, InvalidModel, NOTHING_BOUND } from '../data-contract/binding';
import type { DataContract, RecordOf } from '../data-contract/clr-type';
import { jsonText } from '../data-contract/json-document';
import { printXml, printXmlPretty } from '../data-contract/xml-document';
import { xmlOf } from '../data-contract/xml-record';
import { textBody } from '../decoding/charset';
import type { BodyForm, Codec, CodecForms, Encoded, RawRequest, RequestHead } from '../decoding/codec';
import { decodeUtf8 } from '../decoding/decoded-body';
import { chooseResponse, type RequestFormat, requestFormat } from './content-negotiation';
import { encoded, encodeFault } from './http-error';

/** Data contracts of one Web API action: those of its request and its response. */
interface ContractRoute<Q extends DataContract, A extends DataContract> {
  readonly request: Q;
  readonly response: A;
  /** Location of the request's members: the body, or the query string of a GET. */
  readonly from?: 'body' | 'query';
  /** Name of the action's parameter in ModelState keys. */
  readonly parameter?: string;
}

type Binder = (contract: DataContract, bytes: Buffer, encoding: string) => Bound;

const BINDERS: Readonly<Record<RequestFormat, Binder>> = {
  json: bindJson,
  xml: bindXml,
  form: bindForm,
};

/**
 * Codec of an ASP.NET Web API action: decodes JSON, XML and forms by Content-Type to a frozen record and answers JSON or XML
 * by Accept. Throws {@link InvalidModel} (400, with ModelState) for a request with binding errors.
 */
export function dataContractCodec<Q extends DataContract, A extends DataContract>({
  request: contract,
  response,
  from = 'body',
  parameter = 'request',
}: ContractRoute<Q, A>): Codec<RecordOf<Q>, RecordOf<A>> {
  const bind = from === 'body' ? bindBody : bindQueryString;
  return {
    yields: 'record',
    forms: formsOf(contract, response, from),
    decode: (request) => {
      const { record, errors, skipped } = bind(contract, request);
      if (skipped > 0) countSkipped(contract.name, skipped);
      if (record === null || errors.size > 0) throw new InvalidModel(parameter, errors);
      return record as RecordOf<Q>;
    },
    encode: (reply, head) => encodeReply(response, reply, head),
    encodeFault,
  };
}

/** Body formats of a route, in the order of the help pages. A form can be read, but Web API cannot write one. */
function formsOf(request: DataContract, response: DataContract, from: 'body' | 'query'): CodecForms {
  const form: BodyForm = { mediaTypes: ['application/x-www-form-urlencoded'] };
  const reads = from === 'body' ? [...printedForms(request), form] : [];
  return { reads, readsQuery: from === 'query', writes: printedForms(response), request, response };
}

const INDENT = 2;

function printedForms(contract: DataContract): BodyForm[] {
  return [
    { mediaTypes: ['application/json', 'text/json'], print: (body) => jsonText(contract, body, INDENT) },
    { mediaTypes: ['application/xml', 'text/xml'], print: (body) => printXmlPretty(xmlOf(contract, body)) },
  ];
}

function bindBody(contract: DataContract, request: RawRequest): Bound {
  if (request.body.length === 0) return NOTHING_BOUND;
  const bind = BINDERS[requestFormat(request)];
  const { bytes, decode, encoding } = textBody(request.body, request.headers['content-type'] ?? '');
  return bind(contract, decode === decodeUtf8 ? bytes : Buffer.from(decode(bytes)), encoding);
}

function bindQueryString(contract: DataContract, { query }: RawRequest): Bound {
  return bindQuery(contract, query);
}

function encodeReply(contract: DataContract, reply: object, { headers }: RequestHead): Encoded {
  const chosen = chooseResponse(headers);
  return encoded(chosen, chosen.format === 'json' ? jsonText(contract, reply) : printXml(xmlOf(contract, reply)));
}

const logger = new Logger('http');
const skipped = new Map<string, number>();

/**
 * Counts the skipped XML elements (unknown or out of order) of a contract and logs a warning whenever the count has doubled:
 * a client that loses fields is visible, and cannot flood the log.
 */
function countSkipped(contract: string, elements: number): void {
  const before = skipped.get(contract) ?? 0;
  const now = before + elements;
  skipped.set(contract, now);
  if (before === 0 || Math.floor(Math.log2(now)) > Math.floor(Math.log2(before))) {
    logger.warn(`${contract}: ${String(now)} XML elements skipped since the start, unknown or out of order`);
  }
}
