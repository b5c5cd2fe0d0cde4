export { AppsModule } from './apps.module';
export { AppDirectory } from './app.directory';
export { SignKeys } from './sign-keys';
export { CreateApp, type CreateAppRefusal } from './create-app';
