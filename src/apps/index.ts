export { AppsModule } from './apps.module';
export { AppDirectory } from './app.directory';
export { CreateApp, type CreateAppRefusal } from './create-app';
