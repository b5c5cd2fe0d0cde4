import { Logger, type LoggerService } from '@nestjs/common';

/** Takes the place of Nest's logger; keeps the texts of warnings and drops everything else. */
export class RecordedWarnings implements LoggerService {
  readonly texts: string[] = [];

  /** Replaces the logger of this test file. */
  static start(): RecordedWarnings {
    const recorded = new RecordedWarnings();
    Logger.overrideLogger(recorded);
    return recorded;
  }

  warn(message: unknown): void {
    this.texts.push(String(message));
  }

  log(): void {
    // dropped
  }

  error(): void {
    // dropped
  }
}
