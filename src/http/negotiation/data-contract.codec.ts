import { bindForm, bindQuery } from '../data-contract/bind-form';
import { bindJson } from '../data-contract/bind-json';
import { bindXml } from '../data-contract/bind-xml';
import type { DataContract, RecordOf } from '../data-contract/clr-type';
import { jsonText } from '../data-contract/json-text';
import type { Bound } from '../data-contract/model-state';
import { printXml, printXmlPretty } from '../data-contract/xml-node';
import { xmlOf } from '../data-contract/xml-record';
import type { BodyForm, Codec, CodecForms, Encoded, RawRequest, RequestHead } from '../decoding/codec';
import { NOTHING_BOUND } from '../data-contract/model-state';
import { encoded } from './encoded';
import type { RequestFormat } from './formats';
import { encodeFault } from './http-fault';
import { InvalidModel } from './invalid-model';
import { requestFormat } from './request-format';
import { chooseResponse } from './response-format';
import { countSkipped } from './skipped-elements';

export interface ContractRoute<Q extends DataContract, A extends DataContract> {
  readonly request: Q;
  readonly response: A;
  /** Where the request's members stand: in the body, or in the query string of a GET. */
  readonly from?: 'body' | 'query';
  /** The action's parameter as errors name it. */
  readonly parameter?: string;
}

const BINDERS: Readonly<Record<RequestFormat, (contract: DataContract, bytes: Buffer) => Bound>> = {
  json: bindJson,
  xml: bindXml,
  form: bindForm,
};

/**
 * A codec of an ASP.NET Web API action: reads JSON, XML and forms by Content-Type and answers in JSON or XML by Accept. A
 * request that does not bind without errors is refused (400, with its ModelState); it decodes to a frozen record.
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

/** As the help pages list them: a form can be read, but the framework cannot write one. */
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
  return request.body.length === 0 ? NOTHING_BOUND : BINDERS[requestFormat(request)](contract, request.body);
}

function bindQueryString(contract: DataContract, { query }: RawRequest): Bound {
  return bindQuery(contract, query);
}

function encodeReply(contract: DataContract, reply: object, { headers }: RequestHead): Encoded {
  const chosen = chooseResponse(headers);
  return encoded(chosen, chosen.format === 'json' ? jsonText(contract, reply) : printXml(xmlOf(contract, reply)));
}
