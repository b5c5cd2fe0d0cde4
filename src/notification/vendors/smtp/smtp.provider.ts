import type { ProviderFactory } from '../vendor';
import { SmtpChannel } from './smtp.channel';
import type { SmtpOptions } from './smtp.config';

export const smtpProvider: ProviderFactory<SmtpOptions> = (options) => ({ channel: new SmtpChannel(options) });
