import { defineConfig, disclosure, type DisclosureSwitch, flag, Variable } from '../../config';

class GpsVariables {
  @Variable(flag) readonly DIALECT_GPS_ENABLED: boolean = true;
  @Variable(disclosure) readonly DIALECT_GPS_DISCLOSURE: DisclosureSwitch = 'documented';
}

/** Options of the gps dialect. Its requests name their client application, so no option does. */
export class GpsOptions {
  readonly enabled: boolean;
  readonly disclosure: DisclosureSwitch;
}

export const gpsConfig = defineConfig({
  variables: GpsVariables,
  options: GpsOptions,
  apiPath: '/api/User',
  toOptions: (env): GpsOptions => ({
    enabled: env.DIALECT_GPS_ENABLED,
    disclosure: env.DIALECT_GPS_DISCLOSURE,
  }),
});
