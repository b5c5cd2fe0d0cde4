export { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-data';
export { DemoModule } from './demo.module';
