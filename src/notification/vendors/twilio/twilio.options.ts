export interface TwilioOptions {
  /** `AC…`, the user of every call. */
  readonly accountSid: string;
  /** The password of every call, and the key of every receipt's signature. */
  readonly authToken: string;
  /** A number in E.164, an alphanumeric sender, or the SID of a messaging service (`MG…`). */
  readonly from: string;
  /** Another base URL than Twilio's own. */
  readonly endpoint?: string;
}
