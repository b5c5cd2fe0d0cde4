import { AsyncLocalStorage } from 'node:async_hooks';

const scope = new AsyncLocalStorage<{ readonly requestId: string }>();

/** Runs `work`; every line that is logged in it, however deep, carries the id of the request. */
export function inRequest(requestId: string, work: () => void): void {
  scope.run({ requestId }, work);
}

/** What belongs on every line that is logged now. */
export const currentScope = (): object => scope.getStore() ?? {};
