import { webhookAnswer } from './webhook-outcome';

describe('webhookAnswer', () => {
  it.each([200, 201, 202, 204, 299])('takes %i for acceptance', (status) => {
    expect(webhookAnswer(status)).toEqual({ result: 'accepted' });
  });

  it.each([400, 410, 413, 415, 422])('takes %i for a refusal of the message, for good', (status) => {
    expect(webhookAnswer(status)).toEqual({ result: 'refused', why: `http ${status}` });
  });

  it.each([301, 307, 401, 403, 404, 408, 429, 500, 502, 503, 504])('takes %i for a failure that may pass', (status) => {
    expect(webhookAnswer(status)).toEqual({ result: 'failed', why: `http ${status}` });
  });
});
