import { defineConfig, dialectOptions, DialectOptions, dialectVariables } from '../../config';

/** Options of the gps dialect. Its requests name their client application, so no option does. */
export class GpsOptions extends DialectOptions {}

export const gpsConfig = defineConfig({
  variables: dialectVariables('GPS'),
  options: GpsOptions,
  apiPath: '/api/User',
  toOptions: (env): GpsOptions => dialectOptions('GPS', env),
});
