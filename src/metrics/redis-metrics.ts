import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { RedisConnection } from '../redis';

/** Gauge of the connection of this process to Redis; there is none where no server is configured. */
@Injectable()
export class RedisMetrics {
  constructor(redis: RedisConnection, registry: Registry) {
    if (!redis.isConfigured) return;
    new Gauge({
      ...{ name: 'regain_redis_up', registers: [registry] },
      help: '1 while the Redis server of REDIS_URL answers this process.',
      collect() {
        this.set(redis.isUp ? 1 : 0);
      },
    });
  }
}
