import twilio, { type RestException } from 'twilio';

type RequestOptions = Parameters<InstanceType<typeof twilio.RequestClient>['request']>[0];

/** HTTP client of the SDK with another address, as its documentation says; everything else is the SDK's own. */
class RebasedClient extends twilio.RequestClient {
  constructor(private readonly baseUrl: string) {
    super();
  }

  override request<T>(options: RequestOptions): ReturnType<typeof twilio.RequestClient.prototype.request<T>> {
    return super.request<T>({
      ...options,
      uri: options.uri.replace('https://verify.twilio.com', this.baseUrl),
    } as never);
  }
}

/** Service of the SDK of Twilio Verify at another address. */
export function twilioService(
  baseUrl: string,
  { username, password, service }: { username: string; password: string; service: string },
) {
  const httpClient = new RebasedClient(baseUrl);
  const accountSid = username.startsWith('AC') ? username : service.replace('VA', 'AC');
  return twilio(username, password, { httpClient, accountSid }).verify.v2.services(service);
}

/** Exception of a call that fails: number, HTTP status, text and link. Throws for a call that succeeds. */
export async function exceptionOf(call: Promise<unknown>): Promise<RestException> {
  return call.then(
    () => {
      throw new Error('the call succeeded');
    },
    (error: unknown) => error as RestException,
  );
}
