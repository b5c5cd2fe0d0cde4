import { createParamDecorator, type ExecutionContext, InternalServerErrorException } from '@nestjs/common';

/** Operator of a request, as {@link ConsoleGuard} has found them. */
export interface CurrentOperator {
  readonly name: string;
  /** Token that every form of the console sends in its field `csrf`. */
  readonly csrf: string;
  /** Client address as rate limits count it. */
  readonly ip: string;
  /** Digest of the session's token. */
  readonly session: string;
}

const operators = new WeakMap<object, CurrentOperator>();

/** Remembers the operator of a request. */
export const setOperator = (request: object, operator: CurrentOperator): void => {
  operators.set(request, operator);
};

/** Handler parameter decorator: the operator of the request. */
export const Operator = createParamDecorator((_data: unknown, context: ExecutionContext): CurrentOperator => {
  const operator = operators.get(context.switchToHttp().getRequest<object>());
  if (!operator) throw new InternalServerErrorException('the route lacks ConsoleGuard');
  return operator;
});
