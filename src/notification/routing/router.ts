import type { ChannelKind } from '../../kernel';
import type { Channel } from '../channel';

/** The providers of each channel, first is preferred. */
export type Routes = Readonly<Record<ChannelKind, readonly Channel[]>>;

/** What a route is chosen by. */
export interface Routable {
  readonly channel: ChannelKind;
  /** Tries including the one to come, counted from 1. */
  readonly attempts: number;
}

/** Says which provider carries a message: each provider of the route has a number of tries, then it is the next one's. */
export class Router {
  constructor(
    private readonly routes: Routes,
    private readonly triesEach: number,
  ) {
    assertCarried(routes.sms, 'sms');
    assertCarried(routes.email, 'email');
  }

  /** Undefined when every provider has had its tries, or none is configured. */
  route({ channel, attempts }: Routable): Channel | undefined {
    return this.routes[channel][Math.floor((attempts - 1) / this.triesEach)];
  }

  serves(kind: ChannelKind): boolean {
    return this.routes[kind].length > 0;
  }
}

function assertCarried(providers: readonly Channel[], kind: ChannelKind): void {
  const unable = providers.find(({ kinds }) => !kinds.includes(kind));
  if (unable) throw new Error(`the provider ${unable.name} does not carry ${kind}`);
}
