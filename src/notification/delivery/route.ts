import type { ChannelKind, TemplateName } from '../../common';

/** Who carries which messages. Conditions that are left out hold for every message. */
export interface Route {
  readonly channel: ChannelKind;
  readonly app?: string;
  /** The beginning of the numbers, `+86` or `+1`. */
  readonly prefix?: string;
  readonly templates?: readonly TemplateName[];
  /** At least one, first is preferred; with weights the first one is drawn. */
  readonly providers: readonly Share[];
}

export interface Share {
  readonly name: string;
  /** How often it is preferred, compared with the others; the order counts where there are none. */
  readonly weight?: number;
}

/** What a route is chosen by. */
export interface RouteFacts {
  readonly channel: ChannelKind;
  readonly app: string;
  readonly template: TemplateName;
  readonly to: string;
}

/** The route with the longest prefix of those that fit; of equals the one that is listed first. */
export function routeFor(routes: readonly Route[], facts: RouteFacts): Route | undefined {
  const fitting = routes.filter((route) => fits(route, facts));
  return fitting.reduce<Route | undefined>(
    (best, route) => (precision(route) > precision(best) ? route : best),
    undefined,
  );
}

function fits({ channel, app, prefix, templates }: Route, facts: RouteFacts): boolean {
  return (
    channel === facts.channel &&
    (app === undefined || app === facts.app) &&
    (prefix === undefined || facts.to.startsWith(prefix)) &&
    (templates?.includes(facts.template) ?? true)
  );
}

const precision = (route: Route | undefined): number => (route === undefined ? -1 : (route.prefix ?? '').length);

/** One route for each channel that has providers, which fits every message. */
export function standardRoutes(channels: Readonly<Record<ChannelKind, readonly string[]>>): readonly Route[] {
  const kinds = ['sms', 'email'] as const;
  return kinds
    .filter((channel) => channels[channel].length > 0)
    .map((channel) => ({ channel, providers: channels[channel].map((name) => ({ name })) }));
}
