import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { DemoAccounts } from './demo-accounts';

/** Nest module that creates the demo accounts in development. */
@Module({ imports: [AuthModule], providers: [DemoAccounts] })
export class DemoModule {}
