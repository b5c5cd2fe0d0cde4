export { accessLine } from './access-line';
export { errorFields } from './error-fields';
export { createLogger, type Logger } from './logger';
export { NestLogger } from './nest-logger';
export { inRequest, requestId } from './request-scope';
