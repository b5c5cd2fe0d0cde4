import type { DynamicModule } from '@nestjs/common';
import { templatesOf } from './app.templates';
import { ClientsModule } from './clients';
import { AuthModule } from './auth';
import type { AppConfig } from './config';
import { DatabaseModule } from './database';
import { NotificationModule } from './notification';
import { OtpModule } from './otp';
import { CommonModule } from './common';
import { schema } from './schema';

export interface CoreOptions {
  /** True for a server, which owns its SQLite file alone; false for the command line, which works beside one. */
  readonly exclusive: boolean;
  /** Apps without which there is nothing to start for. */
  readonly requiredApps: readonly string[];
}

/** What answers the questions, without anything that asks them. */
export interface Core {
  readonly imports: readonly DynamicModule[];
  /** The ones of these that apis import. */
  readonly apps: DynamicModule;
  readonly auth: DynamicModule;
}

/** The server and the command line stand on the same core. */
export function coreOf(config: AppConfig, { exclusive, requiredApps }: CoreOptions): Core {
  const templates = templatesOf(config.notification);
  const apps = ClientsModule.forRoot({ ...config.apps, required: requiredApps });
  const auth = AuthModule.forRoot({
    options: config.auth,
    apps,
    otp: OtpModule.forRoot(config.otp),
    notification: NotificationModule.forRoot({ ...config.notification, ...(templates && { templates }) }),
  });
  const imports = [
    CommonModule.forRoot(config.platform),
    DatabaseModule.forRoot({ config: config.database, schema, exclusive }),
    apps,
    auth,
  ];
  return { imports, apps, auth };
}
