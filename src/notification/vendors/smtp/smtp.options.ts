export interface SmtpOptions {
  /** `smtp://user:password@host:port` (STARTTLS when offered; `?requireTLS=true` insists) or `smtps://…`. */
  readonly url: string;
  /** The sender, `no-reply@example.com` or `Name <no-reply@example.com>`. */
  readonly from: string;
}
