import { Module } from '@nestjs/common';
import { NotificationModule } from '../notification.module';
import { ReceiptsController } from './receipts.controller';

/** Nest module of the endpoint at which vendors report the delivery of messages. */
@Module({ imports: [NotificationModule], controllers: [ReceiptsController] })
export class ReceiptsModule {}
