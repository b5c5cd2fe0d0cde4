import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { expectReply, openSampleApp } from '../support/sample-dialect/sample-app';
import { say } from '../support/sample-dialect/sample.replies';
import type { HttpClient } from '../support/http-client';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('GET and POST /lamp-gate (handlers selected by a field)', () => {
  let client: HttpClient;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    ({ app, client } = await openSampleApp());
  });

  afterAll(() => app.close());

  it('calls the handler named by the field in a form, JSON or the query, by POST or GET', async () => {
    const on = say(0, 'on a');
    expectReply(await client.form('/lamp-gate', { action: 'turn_on', lamp: 'a' }), 200, on);
    expectReply(await client.json('/Lamp-Gate/', { action: 'turn_on', lamp: 'a' }), 200, on);
    expectReply(await client.form('/lamp-gate?action=turn_on', { lamp: 'a' }), 200, on);
    expectReply(await client.post('/lamp-gate?action=turn_on&lamp=a', ''), 200, on);
    expectReply(await client.get('/lamp-gate?action=turn_on&lamp=a'), 200, on);
  });

  it('validates, guards and answers by the class, guards and table of each action', async () => {
    expectReply(await client.form('/lamp-gate', { action: 'turn_on' }), 200, say(3003, '字段不可为空 lamp'));
    expectReply(await client.form('/lamp-gate', { action: 'turn_off' }), 200, say(0, 'off'));
    expectReply(await client.form('/lamp-gate', { action: 'turn_off', hand: 'left' }), 200, say(8013, '手错'));
  });

  it('never merges the query into a body', async () => {
    const answer = await client.form('/lamp-gate?action=turn_on&lamp=a', { hand: 'left' });
    expectReply(answer, 200, say(3003, '字段不可为空 lamp'));
  });

  it.each([
    'turn_up',
    'TURN_ON',
    'turn_on ',
    'turn_over',
    '',
    'constructor',
    'toString',
    'hasOwnProperty',
    '__proto__',
    'get',
    'size',
  ])('answers action-unknown for "%s"', async (action) => {
    const row = say(1, '接口名错误!');
    expectReply(await client.form('/lamp-gate', { action, lamp: 'a' }), 200, row);
    expectReply(await client.get(`/lamp-gate?lamp=a&action=${encodeURIComponent(action)}`), 200, row);
  });

  it('answers action-unknown for a missing action and for null', async () => {
    expectReply(await client.form('/lamp-gate', { lamp: 'a' }), 200, say(1, '接口名错误!'));
    expectReply(await client.json('/lamp-gate', { action: null, lamp: 'a' }), 200, say(1, '接口名错误!'));
    expectReply(await client.get('/lamp-gate'), 200, say(1, '接口名错误!'));
  });

  it.each([
    ['two actions in the query', '?action=turn_on&action=turn_off', 'lamp=a'],
    ['two actions in the body', '', 'action=turn_on&action=turn_off&lamp=a'],
    ['another action in the body', '?action=turn_on', 'action=turn_off&lamp=a'],
    ['a list of actions', '', 'action[]=turn_on&lamp=a'],
  ])('answers HTTP 400 and malformed for %s', async (_what, query, body) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    expectReply(await client.post(`/lamp-gate${query}`, body, type), 400, say(3003, '字段不可为空 body'));
  });

  it('answers 400, 415, 413 and 405 by the table of the router', async () => {
    const row = say(3003, '字段不可为空 body');
    expectReply(await client.json('/lamp-gate', { action: 1, lamp: 'a' }), 400, row);
    expectReply(await client.post('/lamp-gate', '<a/>', { 'content-type': 'text/xml' }), 415, row);
    expectReply(await client.post('/lamp-gate', 'x'.repeat(16_385), JSON_TYPE), 413, row);
    const put = await client.send('PUT', '/lamp-gate');
    expectReply(put, 405, row);
    expect(put.headers.allow).toBe('GET, POST');
  });

  it('takes the action from no header and no path', async () => {
    for (const name of ['action', 'x-action', 'accept-version', 'version']) {
      const answer = await client.form('/lamp-gate', { lamp: 'a' }, { [name]: 'turn_on' });
      expectReply(answer, 200, say(1, '接口名错误!'));
    }
    for (const path of ['/lamp-gate/turn_on', '/turn_on', '/lamp-gate:turn_on']) {
      expect((await client.form(path, { lamp: 'a' })).status).toBe(404);
    }
  });
});
