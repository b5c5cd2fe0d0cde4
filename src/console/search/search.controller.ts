import { Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DEFAULT_CLIENT } from '../../config';
import { formFields, type Page } from '../../pages/layout';
import { consoleStrings } from '../console.strings';
import { ConsoleController } from '../frame/console-controller.decorator';
import { type CurrentOperator, Operator } from '../frame/current-operator';
import { searchPage } from './search.page';
import { SearchService } from './search.service';

/** Page of the search. It is a form that is posted, so that no address stands in a URL. */
@ConsoleController('search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Get()
  show(@Operator() operator: CurrentOperator): Page {
    return searchPage(operator, { app: DEFAULT_CLIENT, query: '' });
  }

  @Post()
  async find(@Operator() operator: CurrentOperator, @Req() request: FastifyRequest): Promise<Page> {
    const fields = formFields(request);
    const [query = '', given = ''] = ['query', 'app'].map((name) => (fields.get(name) ?? '').trim());
    const app = given === '' ? DEFAULT_CLIENT : given;
    if (query === '') return searchPage(operator, { app, query, problem: consoleStrings.search.missing });
    return searchPage(operator, { app, query, found: await this.search.search(operator, app, query) });
  }
}
