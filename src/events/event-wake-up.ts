import { Injectable } from '@nestjs/common';
import { WakeUp } from '../common';

/** Wake-up of the worker that tells events: one of its own, since a wake-up has one waiter. */
@Injectable()
export class EventWakeUp extends WakeUp {}
