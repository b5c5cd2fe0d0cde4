import type { ThrottleLimits } from '../../../src/http';
import { openWireApp, type WireApp } from '../wire-app';
import type { Answer } from '../wire-client';
import { GatedController, LampController, PageController } from './lamp.controllers';
import type { LampReply } from './lamp.replies';

/** A listening application of lamps, and nothing else. */
export const light = (
  throttle: Partial<ThrottleLimits> = {},
  trustedProxies: readonly string[] = [],
): Promise<WireApp> =>
  openWireApp({ controllers: [LampController, GatedController, PageController], throttle, trustedProxies });

/** Expects an answer in the words of the dialect. */
export function expectReply(answer: Answer, status: number, reply: LampReply): void {
  expect({ status: answer.status, reply: answer.json }).toEqual({ status, reply });
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
}
