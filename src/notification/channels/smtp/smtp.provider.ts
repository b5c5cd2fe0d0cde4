import type { ProviderFactory } from '../../provider';
import { SmtpChannel } from './smtp.channel';
import type { SmtpOptions } from './smtp.options';

export const smtpProvider: ProviderFactory<SmtpOptions> = (options) => ({ channel: new SmtpChannel(options) });
