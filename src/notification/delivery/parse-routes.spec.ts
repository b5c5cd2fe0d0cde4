import { invalidVariables, load } from '../../../test/support/config-issues';
import { routes } from './parse-routes';
import { Unreadable } from '../../config';

describe('ROUTES', () => {
  it('are who carries which messages, with weights or in order', () => {
    const given = [
      { channel: 'sms', app: 'shop', prefix: '+86', templates: ['recover-code'], providers: ['aliyun', 'tencent'] },
      { channel: 'sms', providers: { twilio: 70, vonage: 30 } },
      { channel: 'email', providers: ['smtp'] },
    ];
    expect(routes(JSON.stringify(given))).toEqual([
      { ...given[0], providers: [{ name: 'aliyun' }, { name: 'tencent' }] },
      {
        channel: 'sms',
        providers: [
          { name: 'twilio', weight: 70 },
          { name: 'vonage', weight: 30 },
        ],
      },
      { channel: 'email', providers: [{ name: 'smtp' }] },
    ]);
  });

  it.each([
    '{}',
    'twilio',
    '[1]',
    '[{}]',
    '[{"channel":"fax","providers":["inbox"]}]',
    '[{"channel":"sms"}]',
    '[{"channel":"sms","providers":[]}]',
    '[{"channel":"sms","providers":["none"]}]',
    '[{"channel":"sms","providers":["smtp"]}]',
    '[{"channel":"email","providers":["twilio"]}]',
    '[{"channel":"sms","providers":["twilio","twilio"]}]',
    '[{"channel":"sms","providers":{"twilio":0}}]',
    '[{"channel":"sms","providers":{"twilio":0.5}}]',
    '[{"channel":"sms","providers":{"twilio":"70"}}]',
    '[{"channel":"sms","prefix":"86","providers":["twilio"]}]',
    '[{"channel":"email","prefix":"+86","providers":["smtp"]}]',
    '[{"channel":"sms","templates":["recover"],"providers":["twilio"]}]',
    '[{"channel":"sms","country":"CN","providers":["twilio"]}]',
    '[{"channel":"sms","app":7,"providers":["twilio"]}]',
  ])('are not %s', (given) => {
    expect(routes(given)).toBeInstanceOf(Unreadable);
  });

  it('name providers that are listed, and no others', () => {
    const ROUTES = '[{"channel":"sms","prefix":"+1","providers":["webhook"]}]';
    const webhook = { WEBHOOK_URL: 'https://sms.example.com', WEBHOOK_SECRET: 'known to both sides' };
    expect(invalidVariables({ ...webhook, ROUTES, SMS_PROVIDERS: 'inbox', MAIL_PROVIDERS: 'webhook' })).toEqual([
      'ROUTES',
    ]);
    const { notification } = load({ ...webhook, ROUTES, SMS_PROVIDERS: 'inbox,webhook' });
    expect(notification.routes).toEqual([{ channel: 'sms', prefix: '+1', providers: [{ name: 'webhook' }] }]);
  });

  it('are none where nothing is said', () => {
    expect(load().notification.routes).toEqual([]);
  });
});
