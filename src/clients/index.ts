export { ClientsModule } from './clients.module';
export { ClientsOptions } from './clients.config';
export { RequiredClientsModule } from './required-clients.module';
export { ClientDirectory } from './client.directory';
export { SignKeys } from './sign-keys';
export { CreateClient, type CreateClientRefusal } from './create-client';
export { type AuthenticatedClient, ClientSecrets, type ClientUnauthorized } from './client-secrets';
export { ListClients } from './list-clients';
export { RotateClientSecret } from './rotate-client-secret';
