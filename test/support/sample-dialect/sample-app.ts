import type { ThrottleLimits } from '../../../src/http';
import { openHttpTestApp, type HttpTestApp } from '../http-test-app';
import type { Answer } from '../http-client';
import { ActionController, SampleController, PageController } from './sample.controllers';
import type { SampleReply } from './sample.replies';

/** Listening application of the sample dialect alone. */
export const openSampleApp = (
  throttle: Partial<ThrottleLimits> = {},
  trustedProxies: readonly string[] = [],
): Promise<HttpTestApp> =>
  openHttpTestApp({ controllers: [SampleController, ActionController, PageController], throttle, trustedProxies });

/** Expects a reply of the sample dialect, as uncacheable JSON. */
export function expectReply(answer: Answer, status: number, reply: SampleReply): void {
  expect({ status: answer.status, reply: answer.json }).toEqual({ status, reply });
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
}
