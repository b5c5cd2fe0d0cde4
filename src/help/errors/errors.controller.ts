import { Controller, Get } from '@nestjs/common';
import { DocRegistry } from '../docs/doc-registry';
import { outcomeAnswers, type OutcomeAnswers } from './outcome-answers';

/** For programs that speak to several dialects, or move from one to another. */
@Controller('v1/errors')
export class ErrorsController {
  private readonly outcomes: readonly OutcomeAnswers[];

  constructor(docRegistry: DocRegistry) {
    this.outcomes = outcomeAnswers(docRegistry);
  }

  /**
   * Everything that the core can answer, by the name that it has there, and the number and text of each operation of each
   * dialect that is served: `[{code, answers: [{dialect, operation, number, text, origin}]}]`, by `code`. `origin` is
   * `documented`, `family` or `ours`; `text` is a sample where it varies.
   */
  @Get()
  list(): readonly OutcomeAnswers[] {
    return this.outcomes;
  }
}
