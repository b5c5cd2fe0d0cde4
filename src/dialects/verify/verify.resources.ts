import type { Verification } from '../../auth';
import type { AuthenticatedClient } from '../../clients';
import { rfc3339 } from '../../common';

/** Verification as clients of Twilio Verify read it. */
export interface VerificationBody {
  readonly sid: string;
  readonly service_sid: string;
  readonly account_sid: string;
  readonly to: string;
  readonly channel: string;
  readonly status: string;
  readonly valid: boolean;
  readonly date_created: string;
  readonly date_updated: string;
  readonly lookup: object;
  readonly amount: null;
  readonly payee: null;
  readonly send_code_attempts: readonly {
    readonly time: string;
    readonly channel: string;
    readonly attempt_sid: string;
  }[];
  readonly sna: null;
  readonly url: string;
}

/** Source of a resource: the verification, its client application, and the public URL of the server. */
export interface VerificationSource {
  readonly verification: Verification;
  readonly client: Pick<AuthenticatedClient, 'sid'>;
  readonly publicUrl: string;
}

/** Source of a service: the client application, the public URL of the server, and the length of codes. */
export interface ServiceSource {
  readonly client: AuthenticatedClient;
  readonly publicUrl: string;
  readonly codeLength: number;
}

const sidsOf = ({ verification, client }: Pick<VerificationSource, 'verification' | 'client'>) => ({
  sid: `VE${verification.id}`,
  service_sid: `VA${client.sid}`,
  account_sid: `AC${client.sid}`,
});

const stateOf = ({ target, channel, status }: Verification) => ({
  ...{ to: target, channel, status, valid: status === 'approved' },
});

export function verificationBody({ verification, client, publicUrl }: VerificationSource): VerificationBody {
  const sids = sidsOf({ verification, client });
  return {
    ...sids,
    ...stateOf(verification),
    date_created: rfc3339(verification.createdAt),
    date_updated: rfc3339(verification.updatedAt),
    ...{ lookup: {}, amount: null, payee: null },
    send_code_attempts: verification.sends.map(({ id, channel, at }) => ({
      ...{ time: rfc3339(at), channel: channel === 'sms' ? 'SMS' : 'EMAIL', attempt_sid: `VL${id}` },
    })),
    sna: null,
    url: `${publicUrl}/v2/Services/${sids.service_sid}/Verifications/${sids.sid}`,
  };
}

export const checkBody = (source: VerificationSource) => ({
  ...sidsOf(source),
  ...stateOf(source.verification),
  ...{ amount: null, payee: null },
  date_created: rfc3339(source.verification.createdAt),
  date_updated: rfc3339(source.verification.updatedAt),
  sna_attempts_error_codes: [],
});

export function serviceBody({ client, publicUrl, codeLength }: ServiceSource) {
  const url = `${publicUrl}/v2/Services/VA${client.sid}`;
  const created = rfc3339(client.createdAt);
  return {
    ...{ sid: `VA${client.sid}`, account_sid: `AC${client.sid}`, friendly_name: client.name, code_length: codeLength },
    ...{ lookup_enabled: false, psd2_enabled: false, skip_sms_to_landlines: true, dtmf_input_required: false },
    ...{ tts_name: null, do_not_share_warning_enabled: true, custom_code_enabled: false, push: {}, totp: {} },
    ...{ default_template_sid: null, verify_event_subscription_enabled: false },
    ...{ date_created: created, date_updated: created, url },
    links: { verifications: `${url}/Verifications`, verification_checks: `${url}/VerificationCheck` },
  };
}

const SAMPLE_SID = '0123456789abcdef0123456789abcdef';
const SAMPLE_TIME = Date.UTC(2026, 0, 2, 3, 4, 5);

/** Sources of the samples in the documentation. */
export const sampleService: ServiceSource = {
  client: { app: 'default', sid: SAMPLE_SID, name: 'My shop', createdAt: SAMPLE_TIME, codeLength: null },
  publicUrl: 'https://regain.example',
  codeLength: 6,
};

export const sampleVerification = (status: Verification['status']): VerificationSource => ({
  ...sampleService,
  verification: {
    ...{ id: SAMPLE_SID, target: '+8613800138006', channel: 'sms', status },
    sends: [{ id: SAMPLE_SID, channel: 'sms', at: SAMPLE_TIME }],
    ...{ createdAt: SAMPLE_TIME, updatedAt: SAMPLE_TIME, expiresAt: SAMPLE_TIME },
  },
});
