export { Action } from './actions/action.decorator';
export { actionRouter, routeActions } from './actions/action-router';
export { ClientAddress, clientAddress, clientIp } from './client/client-address';
export { readForwardedFor } from './client/forwarded-for';
export { detectUnlistedProxy } from './client/unlisted-proxy';
export { AcceptLanguage, LocalePipe } from './client/locale.pipe';
export type { ClrType, DataContract, EnumType, RecordOf } from './data-contract/clr-type';
export { clr, dataContract, jsonModel, member } from './data-contract/data-contract';
export { oneOf, required } from './data-contract/member-checks';
export { modelName, modelRows, type ModelSchema, type PrintedType, schemaOf } from './data-contract/model-description';
export { EMPTY_GUID, sampleOf } from './data-contract/record';
export type { BodyForm, Codec, Encoded, FieldCodec } from './decoding/codec';
export { admitAnyContentType } from './decoding/content-type';
export {
  formJsonOrQuery,
  formOrJson,
  formOrJsonBesideQuery,
  JSON_FORM,
  jsonCodec,
  jsonWhateverTheHeader,
  MULTIPART_FORM,
  URLENCODED_FORM,
} from './decoding/json.codec';
export { nestedJson } from './decoding/nested-json';
export { isPoll, POLL_HEADER, Polled } from './server/polls';
export { outcomeOf } from './replies/answered-outcome';
export {
  type AlternativeAnswer,
  type ApiDescription,
  type BasicText,
  described,
  type Journey,
  type JourneyStep,
  examplePath,
  type Operation,
  operationsOf,
  pathParameters,
  pathTemplate,
} from './description/api-description';
export {
  Code,
  type FieldDescription,
  fieldDescriptions,
  IntegerText,
  OptionalText,
  Password,
  Text,
  TextOrInteger,
} from './fields/field-decorators';
export { textField, textOf } from './fields/field-values';
export { HttpOptions, type ThrottleLimits } from './http.config';
export type { HttpCall, Unanswered } from './outbound/http-call';
export { type HttpResponse, type JsonObject, objectOf, OutboundHttp, parseObject } from './outbound/outbound-http';
export { ProxyVariables, toProxySettings } from './outbound/proxy.config';
export type { ProxySettings } from './outbound/proxy-settings';
export { HttpModule } from './http.module';
export { dataContractCodec } from './negotiation/data-contract.codec';
export { bindReplies, type HandlerDecorator, Replies } from './replies/replies.decorator';
export {
  type AnyTable,
  type ComputedReply,
  type ConstantReply,
  documented,
  family,
  fileReply,
  NO_CONTENT,
  ours,
  RawReply,
  statedStatus,
  type ReplyTable,
} from './replies/reply-table';
export {
  AnswerReplay,
  replayAnswers,
  type RepeatableRequest,
  type ReplayedAnswer,
  type ReplayStart,
} from './server/answer-replay';
export { refuseTunnels } from './server/client-error';
export { recordSegments } from './server/base-path';
export { addCorsHeaders, answerPreflights, CrossOrigin } from './server/cors';
export { inviteBodies } from './server/expect-continue';
export { applyBodyLimit, httpOptions, parseBodiesAsBytes } from './server/http-options';
export { answerHead, recordRoutes } from './server/method-not-allowed';
export { protectPath, refuseBadHost, refuseOddPath } from './server/paths';
export { type ListenAddress, SecondListener } from './server/second-listener';
export { ShutdownState } from './server/shutdown-state';
export { traceIdOf, traceRequests } from './server/trace-requests';
export { restoreTargets } from './server/unreadable-target';
export { watchAnswers } from './server/watch-answers';
export { Admission, refuseWithoutRoom } from './throttling/admission';
export { EdgeThrottle, throttleRequests } from './throttling/edge-throttle';
export { CountOnly, SendRoute } from './throttling/throttler.guard';
