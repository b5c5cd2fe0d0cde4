import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { DemoAccount } from './demo-account';

/** Nest module that creates a demo account in development. */
@Module({ imports: [AuthModule], providers: [DemoAccount] })
export class DemoModule {}
