import { Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { TypedAddresses } from '../../auth';
import {
  BlockService,
  type BlockSubject,
  MAX_BLOCK_REASON,
  readCountrySubject,
  readDuration,
  readTypedSubject,
} from '../../blocks';
import { ClientDirectory } from '../../clients';
import { formFields, type Page } from '../../pages/layout';
import { consoleStrings } from '../console.strings';
import { ConsoleController } from '../frame/console-controller.decorator';
import { type CurrentOperator, Operator } from '../frame/current-operator';
import { blocksPage } from './blocks.page';

const strings = consoleStrings.blocks;

/** Page of blocks: lists them, sets and ends them. */
@ConsoleController('blocks')
export class BlocksController {
  constructor(
    private readonly blocks: BlockService,
    private readonly addresses: TypedAddresses,
    private readonly clients: ClientDirectory,
  ) {}

  @Get()
  async show(@Operator() operator: CurrentOperator): Promise<Page> {
    return blocksPage(operator, await this.blocks.list());
  }

  @Post()
  async add(@Operator() operator: CurrentOperator, @Req() request: FastifyRequest): Promise<Page> {
    const fields = formFields(request);
    const given = (name: string): string => (fields.get(name) ?? '').trim();
    const duration = given('duration');
    const subject = await this.subjectOf(given('kind'), given('value'));
    const seconds = readDuration(duration);
    if (!subject || (seconds === undefined && duration !== ''))
      return blocksPage(operator, await this.blocks.list(), { problem: strings.malformed });
    const { name, ip } = operator;
    const reason = given('reason').slice(0, MAX_BLOCK_REASON) || undefined;
    await this.blocks.add({ subject, seconds, reason, operator: name, ip });
    return blocksPage(operator, await this.blocks.list(), { notice: strings.added });
  }

  @Post('remove')
  async remove(@Operator() operator: CurrentOperator, @Req() request: FastifyRequest): Promise<Page> {
    const { name, ip } = operator;
    const isRemoved = await this.blocks.removeListed(formFields(request).get('id') ?? '', { operator: name, ip });
    const told = isRemoved ? { notice: strings.removed } : { problem: strings.gone };
    return blocksPage(operator, await this.blocks.list(), told);
  }

  private async subjectOf(kind: string, value: string): Promise<BlockSubject | undefined> {
    if (kind === 'country') return readCountrySubject(value);
    if (kind === 'client') return (await this.clients.exists(value)) ? { kind, value } : undefined;
    return readTypedSubject(value, (typed) => this.addresses.read(typed));
  }
}
