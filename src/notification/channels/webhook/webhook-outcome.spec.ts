import { webhookAnswer } from './webhook-outcome';

describe('webhookAnswer', () => {
  it.each([200, 201, 202, 204, 299])('takes %i for acceptance', (status) => {
    expect(webhookAnswer(status)).toEqual({ result: 'accepted' });
  });

  it.each([301, 302, 307, 400, 401, 403, 404, 409, 410, 422])('takes %i for a refusal for good', (status) => {
    expect(webhookAnswer(status)).toEqual({ result: 'refused', why: `http ${status}` });
  });

  it.each([408, 429, 500, 502, 503, 504])('takes %i for a failure of the moment', (status) => {
    expect(webhookAnswer(status)).toEqual({ result: 'failed', why: `http ${status}` });
  });
});
