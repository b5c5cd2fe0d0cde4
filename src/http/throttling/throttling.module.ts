import { Module } from '@nestjs/common';
import { ThrottleCounters } from './throttle-counters';
import { ThrottleSharing } from './throttle-sharing';

/** Nest module of the counters behind the limits of client addresses, and of their exchange with other processes. */
@Module({ providers: [ThrottleCounters, ThrottleSharing], exports: [ThrottleCounters] })
export class ThrottlingModule {}
