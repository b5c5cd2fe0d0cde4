export { AppsModule } from './apps.module';
export { AppDirectory } from './app.directory';
export { CreateApp, type CreatedApp, type CreateAppRefusal } from './create-app';
