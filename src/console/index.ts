export { RANGES, type Overview } from './overview/overview';
export { OverviewModule } from './overview/overview.module';
export { overviewPage } from './overview/overview.page';
export { OverviewReader } from './overview/overview.reader';
export { ConsoleModule } from './console.module';
export { OperatorsModule } from './operators/operators.module';
export { OperatorService } from './operators/operators.service';
