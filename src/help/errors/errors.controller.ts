import { Controller, Get } from '@nestjs/common';
import { ApiIncludeEndpoint, ApiOkResponse, ApiOperation, ApiTags, ApiTooManyRequestsResponse } from '@nestjs/swagger';
import { CrossOrigin } from '../../http';
import { DocRegistry } from '../docs/doc-registry';
import { outcomeAnswers, OutcomeAnswers } from './outcome-answers';

/**
 * Endpoint that lists the outcomes of all dialects, for programs that use several of them or move from one to another.
 */
@ApiTags('Errors')
@Controller('v1/errors')
export class ErrorsController {
  private readonly outcomes: readonly OutcomeAnswers[];

  constructor(docRegistry: DocRegistry) {
    this.outcomes = outcomeAnswers(docRegistry);
  }

  /** Lists the outcomes of the core by `code`, each with number and text of every operation of the served dialects. */
  @Get()
  @CrossOrigin()
  @ApiIncludeEndpoint()
  @ApiOperation({
    operationId: 'listErrors',
    summary: 'Every outcome in the words of every interface',
    description: 'Outcomes by `code`, each with the number and the text of every operation that can meet it.',
  })
  @ApiOkResponse({ type: [OutcomeAnswers], description: 'Outcomes of the interfaces that are served' })
  @ApiTooManyRequestsResponse({ description: 'Too many requests from one address' })
  list(): readonly OutcomeAnswers[] {
    return this.outcomes;
  }
}
