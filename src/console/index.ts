export { ConsoleModule } from './console.module';
export { OperatorsModule } from './operators/operators.module';
export { OperatorService } from './operators/operators.service';
