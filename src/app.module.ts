import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { type AppConfig, hasDemoAccounts, optionProviders, servesInbox } from './app.config';
import { ApiModule } from './api/api.module';
import { AuthModule } from './auth';
import { BlocksModule } from './blocks';
import { AltchaModule } from './captcha';
import { ClientsModule, RequiredClientsModule } from './clients';
import { CommonModule } from './common';
import { ConfigModule } from './config';
import { ConsoleModule, OperatorsModule, OverviewModule } from './console';
import { DatabaseModule } from './database';
import { DEMO_ACCOUNTS, DemoModule } from './demo';
import { EventWorkerModule } from './events';
import { GpsModule } from './dialects/gps/gps.module';
import { MemberModule } from './dialects/member/member.module';
import { PcuserModule } from './dialects/pcuser/pcuser.module';
import { SmssendModule } from './dialects/smssend/smssend.module';
import { SystemsModule } from './dialects/systems/systems.module';
import { HealthModule } from './health/health.module';
import { VerifyModule } from './dialects/verify/verify.module';
import { ErrorsModule } from './help/errors/errors.module';
import { HelpModule } from './help/help.module';
import { HttpModule, operationsOf } from './http';
import { MetricsModule } from './metrics/metrics.module';
import { NotificationModule, ReceiptsModule, TemplatesModule, WorkerModule } from './notification';
import { PagesModule } from './pages/pages.module';
import { RecoverModule } from './pages/recover/recover.module';
import { ResetModule } from './pages/reset/reset.module';
import { RedisModule } from './redis';
import { schema } from './schema';
import { TracingModule } from './tracing';

type Modules = NonNullable<ModuleMetadata['imports']>;

/** Root module of the application: the list of all modules. */
@Module({})
export class AppModule {
  /** Creates the root module of a server, which answers requests, delivers messages, or both, depending on its role. */
  static forRoot(config: AppConfig): DynamicModule {
    const { service, notification, metrics, tracing } = config;
    return {
      module: AppModule,
      imports: [
        ...when(tracing.url !== undefined, TracingModule),
        ...coreModules(config, true),
        RequiredClientsModule.forRoot(requiredClients(config)),
        HttpModule,
        HealthModule,
        ...when(metrics.access !== 'off', MetricsModule),
        ...when(notification.worker, WorkerModule),
        ...when(notification.worker, EventWorkerModule),
        ...when(notification.receipts, ReceiptsModule),
        ...(service.role === 'worker' ? [] : requestModules(config)),
      ],
    };
  }

  /** Maps the URL of each route, as Fastify knows it, to the name of its dialect: `/Systems/changepasswd` → `systems`. */
  static dialectsByUrl(config: AppConfig): ReadonlyMap<string, string> {
    const routes = dialectModules(config).flatMap(({ api }) =>
      operationsOf(api).map(({ path }) => [`/${path}`, api.name] as const),
    );
    return new Map(routes);
  }

  /**
   * Creates the root module of the command line, which works beside a server on the same database and delivers no
   * messages.
   */
  static forCli(config: AppConfig): DynamicModule {
    return { module: AppModule, imports: [...coreModules(config, false), OverviewModule] };
  }
}

const coreModules = (config: AppConfig, exclusive: boolean): Modules => [
  ConfigModule.forRoot(optionProviders(config)),
  CommonModule,
  DatabaseModule.forRoot({ schema, exclusive }),
  RedisModule.forRoot({ connects: exclusive }),
  TemplatesModule.forRoot(config.notification),
  ClientsModule,
  BlocksModule,
  NotificationModule,
  AuthModule,
  OperatorsModule,
];

/** Modules that serve APIs and pages. */
function requestModules(config: AppConfig): Modules {
  const { service, clients, member, demo } = config;
  const { isDevelopment, publicUrl, basePath } = service;
  const inbox = servesInbox(config);
  const help = config.help.enabled;
  const dialects = dialectModules(config);
  const apis = dialects.map(({ api }) => api);
  const sign = isDevelopment ? MemberModule.requestSigner(member, clients.defaultSignKey) : undefined;
  return [
    ...dialects,
    ...when(config.api.enabled, ApiModule),
    ...when(config.proofs.accepted.includes('altcha'), AltchaModule),
    ErrorsModule.forRoot({ apis, help, ...(config.api.enabled && { problems: ApiModule.problems }) }),
    ...(help ? [HelpModule.forRoot({ apis, inbox, publicUrl, basePath, v1: config.api.enabled, sign })] : []),
    PagesModule.forRoot({
      ...{
        inbox,
        help,
        apis,
        publicUrl,
        basePath,
        v1: config.api.enabled,
        limits: service.limits,
        pages: recoverLinks(config),
      },
      answers: ErrorsModule.pagesOf({ apis, help }),
      accounts: inbox && hasDemoAccounts(config) ? DEMO_ACCOUNTS : [],
    }),
    ...when(config.pages.recover, RecoverModule),
    ResetModule.forRoot(config.pcuser),
    ...when(config.console.enabled, ConsoleModule),
    ...when(demo.enabled, DemoModule),
  ];
}

/** Modules of the enabled dialects, in the order in which pages list them. */
const dialectModules = ({ systems, pcuser, smssend, member, gps, verify }: AppConfig) => [
  ...when(systems.enabled, SystemsModule),
  ...when(pcuser.enabled, PcuserModule),
  ...when(smssend.enabled, SmssendModule),
  ...when(member.enabled, MemberModule),
  ...when(gps.enabled, GpsModule),
  ...when(verify.enabled, VerifyModule),
];

/** Ids of the client applications that the enabled dialects serve. */
const requiredClients = (config: AppConfig): readonly string[] =>
  Object.values(config).flatMap((options) => ('app' in options && options.enabled ? [options.app] : []));

/** Links of the landing page to the pages of the hosted recovery. */
const recoverLinks = ({ pages }: AppConfig) => (pages.recover ? [RecoverModule.link] : []);

const when = <M>(condition: boolean, module: M): readonly M[] => (condition ? [module] : []);
