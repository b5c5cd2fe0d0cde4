import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit';
import { BlocksModule } from '../../blocks';
import { NotificationModule } from '../../notification';
import { OtpModule } from '../../otp';
import { DeliveryReader } from './delivery.reader';
import { OverviewReader } from './overview.reader';

/** Nest module that reads the figures of the overview. */
@Module({
  imports: [AuditModule, BlocksModule, NotificationModule, OtpModule],
  providers: [DeliveryReader, OverviewReader],
  exports: [OverviewReader],
})
export class OverviewModule {}
