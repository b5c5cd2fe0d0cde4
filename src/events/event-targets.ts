import { Injectable } from '@nestjs/common';
import { type EventTarget, EventsOptions } from './events.config';

/** Targets of events by client application. */
@Injectable()
export class EventTargets {
  private readonly byApp = new Map<string, EventTarget>();

  constructor(private readonly options: EventsOptions) {}

  /** Gives a client application a target of its own, at the start. */
  add(app: string, target: EventTarget): void {
    this.byApp.set(app, target);
  }

  /** Target of a client application; undefined without one: its events are not written. */
  of(app: string): EventTarget | undefined {
    return this.byApp.get(app) ?? this.options.target;
  }

  /** True where the events of any client application are told. */
  get areAny(): boolean {
    return this.options.target !== undefined || this.byApp.size > 0;
  }
}
