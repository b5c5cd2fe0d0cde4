export interface WebhookOptions {
  /** Where messages are posted to: https, or http on a private network. */
  readonly url: string;
  /** Known to both sides; signs every request. */
  readonly secret: string;
}
