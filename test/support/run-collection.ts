import { run, type RunSummary } from 'newman';
import { CAPTCHA } from './api-harness';

/** Runs a Postman collection as `newman run` does. */
export function runCollection(collection: object, baseUrl: string): Promise<RunSummary> {
  return new Promise((resolve, reject) => {
    const envVar = [
      { key: 'baseUrl', value: baseUrl },
      { key: 'captcha', value: CAPTCHA },
    ];
    run({ collection, envVar }, (error, summary) => {
      if (error) reject(error);
      else resolve(summary);
    });
  });
}
