export { accessLine, type AccessLine, isRefused } from './access-line';
export { createLogger, type Logger } from './logger';
export { NestLogger } from './nest-logger';
export { RepeatedLines } from './repeated-lines';
export { inRequest, requestId } from './request-scope';
