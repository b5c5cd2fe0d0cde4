import { Injectable, Logger } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import type { BreakerChanged, DeliveryEvent, VendorThrottled } from './delivery-events';

/**
 * Logs vendors that stop working, are throttled, or work again. Outcomes of single messages are stored in the outbox
 * instead.
 */
@Injectable()
export class DeliveryLog {
  private readonly logger = new Logger('Delivery');

  @OnEvent('delivery.breaker-changed' satisfies DeliveryEvent)
  onBreakerChanged({ vendor, state }: BreakerChanged): void {
    if (state === 'open') this.logger.error(`the provider ${vendor} does not work: its messages go to others`);
    else this.logger.log(`the provider ${vendor} is ${state === 'closed' ? 'back' : 'probed'}`);
  }

  @OnEvent('delivery.vendor-throttled' satisfies DeliveryEvent)
  onVendorThrottled({ vendor, seconds }: VendorThrottled): void {
    this.logger.warn(`the provider ${vendor} is too busy: its messages go to others for ${seconds} seconds`);
  }
}
