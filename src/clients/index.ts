export { ClientsModule } from './clients.module';
export { ClientsOptions } from './clients.config';
export { RequiredClientsModule } from './required-clients.module';
export { ClientDirectory } from './client.directory';
export { ClientStatistics } from './client-statistics';
export { SignKeys } from './sign-keys';
export { CreateClient, type CreateClientRefusal } from './create-client';
