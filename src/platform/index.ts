export { CryptoRandom } from './crypto-random';
export { PlatformModule } from './platform.module';
export { SystemClock } from './system-clock';
