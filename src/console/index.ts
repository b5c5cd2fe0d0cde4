export { ConsoleModule } from './console.module';
export { OperatorStore } from './operators/operator.store';
export { OperatorsModule } from './operators/operators.module';
export { OperatorService } from './operators/operators.service';
