/** Vendor of a widget whose tokens are verified at an endpoint `siteverify`. */
export interface SiteverifyVendor {
  readonly name: 'turnstile' | 'hcaptcha';
  /** Address to which `/siteverify` is appended. */
  readonly endpoint: string;
  /** True when a token tells the action for which the widget was shown. */
  readonly tellsAction: boolean;
}

/** Cloudflare Turnstile: https://developers.cloudflare.com/turnstile/get-started/server-side-validation/ */
export const TURNSTILE: SiteverifyVendor = {
  name: 'turnstile',
  endpoint: 'https://challenges.cloudflare.com/turnstile/v0',
  tellsAction: true,
};

/** HCaptcha: https://docs.hcaptcha.com/#verify-the-user-response-server-side */
export const HCAPTCHA: SiteverifyVendor = {
  name: 'hcaptcha',
  endpoint: 'https://api.hcaptcha.com',
  tellsAction: false,
};

export interface SiteverifyOptions {
  readonly vendor: SiteverifyVendor;
  readonly secret: string;
  readonly endpoint: string;
}
