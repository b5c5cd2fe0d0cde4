import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { DemoAccount } from './demo-account';

/** Demo account of a development start. */
@Module({ imports: [AuthModule], providers: [DemoAccount] })
export class DemoModule {}
