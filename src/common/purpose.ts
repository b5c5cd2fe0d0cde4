/** What a code is good for; a code or ticket of one purpose never serves another. */
export type Purpose = 'register' | 'recover' | 'change-password' | 'bind-phone' | 'bind-email' | 'sign-in';

/** How a message travels. */
export type ChannelKind = 'sms' | 'email';
