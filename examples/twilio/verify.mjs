import { createInterface } from 'node:readline/promises';
import twilio from 'twilio';

/* Sends a code to a phone by the package twilio, asks for it in the terminal, and checks it. Without variables it uses the default
   client application of a development start; `npm run regain -- clients:create --kind verify` makes others. */
const {
  REGAIN_URL = 'http://localhost:3000',
  TWILIO_ACCOUNT_SID = 'ACd25f1f3149178bf4d6809dbb5e7ab9e8',
  TWILIO_AUTH_TOKEN = 'dev-client-secret',
  TWILIO_VERIFY_SERVICE_SID = TWILIO_ACCOUNT_SID.replace('AC', 'VA'),
  TO = '+8613800138006',
} = process.env;

/** The package's own HTTP client, with another address: all that differs from a program that calls Twilio. */
class RegainHttpClient extends twilio.RequestClient {
  request(options) {
    return super.request({ ...options, uri: options.uri.replace('https://verify.twilio.com', REGAIN_URL) });
  }
}

const client = twilio(TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, { httpClient: new RegainHttpClient() });
const service = client.verify.v2.services(TWILIO_VERIFY_SERVICE_SID);
const terminal = createInterface({ input: process.stdin, output: process.stdout });

try {
  const { status } = await service.verifications.create({ to: TO, channel: 'sms' });
  console.log(`verification of ${TO}: ${status}; in development the code is at ${REGAIN_URL}/inbox`);
  let check;
  do {
    const code = await terminal.question('code: ');
    check = await service.verificationChecks.create({ to: TO, code });
    console.log(`check: ${check.status}`);
  } while (check.status === 'pending');
} catch (error) {
  if (!(error instanceof twilio.RestException)) throw error;
  console.error(`refused: ${error.code} ${error.message}`);
  process.exitCode = 1;
} finally {
  terminal.close();
}
