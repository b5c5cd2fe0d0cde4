import { type DynamicModule, Module } from '@nestjs/common';
import { TypeormChallengeStore } from './adapters/typeorm/typeorm-challenge.store';
import { TypeormLedgerStore } from './adapters/typeorm/typeorm-ledger.store';
import { Chores, UnitOfWork } from '../kernel';
import { ChallengeStore } from './challenge.store';
import { CodeIssuer } from './code-issuer';
import { CodeMac } from './code-mac';
import { CodeVerifier } from './code-verifier';
import { OTP_OPTIONS, type OtpOptions } from './otp.options';
import { GuessAlarm } from './pacing/guess-alarm';
import { LedgerStore } from './pacing/ledger.store';
import { SendGate } from './pacing/send-gate';

/** Issues, paces, judges and spends codes; it knows neither people nor words. */
@Module({})
export class OtpModule {
  constructor(chores: Chores, unitOfWork: UnitOfWork, challenges: ChallengeStore, ledgers: LedgerStore) {
    chores.add('old challenges', (limit) => unitOfWork.run(() => challenges.purge(limit)));
    chores.add('old ledgers', (limit) => ledgers.purge(limit));
  }

  static forRoot(options: OtpOptions): DynamicModule {
    return {
      module: OtpModule,
      providers: [
        { provide: OTP_OPTIONS, useValue: options },
        { provide: ChallengeStore, useClass: TypeormChallengeStore },
        { provide: LedgerStore, useClass: TypeormLedgerStore },
        CodeMac,
        GuessAlarm,
        SendGate,
        CodeIssuer,
        CodeVerifier,
      ],
      exports: [SendGate, CodeIssuer, CodeVerifier],
    };
  }
}
