import { Injectable } from '@nestjs/common';

/**
 * State of this process's shutdown. From its beginning on readiness is denied and every answer ends its connection, so that
 * balancers and keep-alive clients go elsewhere while requests are still served.
 */
@Injectable()
export class ShutdownState {
  private hasBegun = false;

  get isStopping(): boolean {
    return this.hasBegun;
  }

  begin(): void {
    this.hasBegun = true;
  }
}
