import type { TourStep } from '../v1/v1-tour';
import type { PostmanEvent } from './collection-format';
import { eventOf, rememberNewest, waitForMessage } from './scripts';

/** Expressions that draw a number or an address without an account. */
const DRAWN = {
  phone: '"+86139" + String(Math.floor(Math.random() * 1e8)).padStart(8, "0")',
  email: '`v1-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.com`',
} as const;

/** Scripts before a step: draw what it needs, and remember the message before the one that it sends. */
export function prepareStep({ draws = {}, sendsTo }: TourStep): readonly PostmanEvent[] {
  const drawn = Object.entries(draws).map(
    ([name, kind]) => `pm.collectionVariables.set(${JSON.stringify(name)}, ${DRAWN[kind]});`,
  );
  if (sendsTo !== undefined) return [eventOf('prerequest', [...drawn, ...rememberNewest(sendsTo)])];
  return drawn.length === 0 ? [] : [eventOf('prerequest', drawn)];
}

/** Script that asserts the status of a success, keeps members of the answer, and waits for the code that was sent. */
export function stepAnswers(status: number, { saves = {}, sendsTo }: TourStep): PostmanEvent {
  const kept = Object.entries(saves).map(
    ([name, member]) =>
      `if (isDone) pm.collectionVariables.set(${JSON.stringify(name)}, pm.response.json()[${JSON.stringify(member)}]);`,
  );
  return eventOf('test', [
    `const isDone = pm.response.code === ${String(status)};`,
    `pm.test("answers ${String(status)}", () => pm.expect(isDone, isDone ? "" : pm.response.text()).to.equal(true));`,
    ...kept,
    ...(sendsTo === undefined ? [] : waitForMessage(sendsTo)),
  ]);
}
