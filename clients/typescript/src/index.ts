export type { Call, CallOptions, Input, OperationId, Output } from './call-types.js';
export { type ClientOptions, createRegainClient, type RegainClient } from './client.js';
export { type Problem, RegainProblem } from './problem.js';
export type { RetryOptions } from './retry.js';
export type { components, operations, paths } from './schema.js';
