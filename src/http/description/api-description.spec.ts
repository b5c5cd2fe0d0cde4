import { Controller, Get, Post } from '@nestjs/common';
import { done, type Outcome } from '../../common';
import { actionRouter } from '../actions/action-router';
import { Action } from '../actions/action.decorator';
import { JSON_FORM, jsonCodec, jsonWhateverTheHeader } from '../decoding/json.codec';
import { Text } from '../fields/field-decorators';
import { Replies } from '../replies/replies.decorator';
import { documented, ours } from '../replies/reply-table';
import { described, type DescribedController, type ApiDescription, operationsOf } from './api-description';

const codec = jsonCodec(jsonWhateverTheHeader, [JSON_FORM]);
const no = ours({ code: 1, text: 'no' });
const everywhere = { malformed: no, throttled: no, unavailable: no };
const table = { done: documented({ code: 0, text: 'lit' }), refused: everywhere };
const router = actionRouter('do', codec, { ...everywhere, 'action-unknown': no });
const lit = (): Promise<Outcome<void, never>> => Promise.resolve(done(undefined));

class LightRequest {
  @Text() lamp: string;
}

@Controller('/lamps')
class LampController {
  @Post('light/')
  @Replies(codec, table)
  light({ lamp }: LightRequest): Promise<Outcome<string, never>> {
    return Promise.resolve(done(lamp));
  }

  @Get()
  @Replies(codec, table)
  show(): Promise<Outcome<void, never>> {
    return lit();
  }

  @Post('by/action')
  @Action(router, 'blow_out', table)
  blowOut(): Promise<Outcome<void, never>> {
    return lit();
  }

  page(): string {
    return '<h1>lamps</h1>';
  }
}

const words = {
  show: { summary: 'Shows' },
  blowOut: { summary: 'Blows out' },
  light: { summary: 'Lights', returns: 'A light' },
};

const faceOf = (controller: DescribedController): ApiDescription => ({
  name: 'lamps',
  title: 'Lamps',
  about: '',
  resultFields: { number: 'code', text: 'text' },
  groups: [{ name: 'Lamp', about: '', english: 'Lamps', controllers: [controller] }],
});

describe('operationsOf', () => {
  it('returns what the controllers declare, in the order of the texts', () => {
    const api = faceOf(described(LampController, words));
    const common = { api, group: api.groups[0], controller: 'LampController', codec, table };
    expect(operationsOf(api)).toEqual([
      { ...common, handler: 'show', method: 'GET', path: 'lamps', text: words.show },
      {
        ...common,
        handler: 'blowOut',
        method: 'POST',
        path: 'lamps/by/action',
        text: words.blowOut,
        action: { field: 'do', name: 'blow_out', unmatched: router.table },
      },
      { ...common, handler: 'light', method: 'POST', path: 'lamps/light', text: words.light, fields: LightRequest },
    ]);
  });

  it.each(['page', 'nothing'])('throws for a method that is no operation: %s', (name) => {
    const controller = { controller: LampController, texts: { [name]: { summary: '?' } } };
    expect(() => operationsOf(faceOf(controller))).toThrow(`LampController.${name} is no operation`);
  });
});

describe('described', () => {
  it('does not compile without a text for every operation', () => {
    const { show, light } = words;
    // @ts-expect-error -- the words of blowOut are forgotten
    expect(described(LampController, { show, light })).toBeDefined();
  });

  it('does not compile with a text for another method', () => {
    // @ts-expect-error -- nobody asks for a page in these words
    expect(described(LampController, { ...words, page: { summary: '?' } })).toBeDefined();
    // @ts-expect-error -- and nothing goes by this name
    expect(described(LampController, { ...words, lights: { summary: '?' } })).toBeDefined();
  });

  it('does not compile without a summary', () => {
    // @ts-expect-error -- there is nothing to put into the list
    expect(described(LampController, { ...words, show: {} })).toBeDefined();
  });
});
