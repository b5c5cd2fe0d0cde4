import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventTargets } from '../../../events';
import { AuthOptions } from '../../auth.config';

/** Gives the client applications whose entry in ACCOUNTS_FILE says it an event target of their own, before events are told. */
@Injectable()
export class OwnEventTargets implements OnModuleInit {
  constructor(
    private readonly targets: EventTargets,
    private readonly options: AuthOptions,
  ) {}

  onModuleInit(): void {
    for (const [app, target] of this.options.accounts.eventTargets) this.targets.add(app, target);
  }
}
