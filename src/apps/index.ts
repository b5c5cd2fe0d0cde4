export { AppsModule } from './apps.module';
export { AppDirectory } from './app.directory';
export { SignKeys } from './sign-keys';
export { CreateApp, type CreatedApp, type CreateAppRefusal } from './create-app';
