import { apiResult, sendRequest, sendResult, terminal } from '../../../test/support/aspnet/contracts';
import { clr, jsonModel, member } from './data-contract';
import { schemaOf, modelName, modelRows } from './model-description';

describe('modelRows', () => {
  it('has the members of the class first and then those of its base, as help pages print their types', () => {
    const printed = modelRows(sendRequest).map(({ name, type }) => [name, 'text' in type ? type.text : modelIn(type)]);
    expect(printed).toEqual([
      ['username', 'string'],
      ['phone_number', 'string'],
      ['img_code', 'string'],
      ['client', 'globally unique identifier'],
      ['terminal', 'Terminal'],
      ['time_stamp', 'string'],
      ['random', 'integer'],
      ['sign', 'string'],
    ]);
  });

  it('names models after their arguments, in CLR words and without a digest', () => {
    expect(modelName(sendResult)).toBe('ApiResultOfMemberSendCodeResponse');
    expect(
      [clr.string, clr.int, clr.guid, clr.boolean, clr.anything, clr.listOf(clr.string)].map((argument) =>
        modelName(apiResult(argument)),
      ),
    ).toEqual(['String', 'Int32', 'Guid', 'Boolean', 'Object', 'ListOfString'].map((name) => `ApiResultOf${name}`));
  });

  it('prints lists as collections', () => {
    expect(modelRows(apiResult(clr.listOf(clr.listOf(clr.int))))[2]?.type).toEqual({
      collectionOf: { collectionOf: { text: 'integer' } },
    });
  });
});

describe('schemaOf', () => {
  it('has XML names, and namespaces where they differ', () => {
    const { properties, xml } = schemaOf(sendRequest);
    const base = 'http://schemas.datacontract.org/2004/07/ChinaTrainTickets.Web.Models';
    expect(Object.keys(properties ?? {})).toEqual(modelRows(sendRequest).map(({ name }) => name));
    expect(xml).toEqual({ name: 'MemberRetrievePwdSendCodRequest', namespace: sendRequest.namespace });
    expect(properties?.['random']).toEqual({ type: 'integer', format: 'int32', xml: { namespace: base } });
    expect(properties?.['username']).toEqual({ type: 'string', nullable: true });
    expect(properties?.['terminal']).toEqual({
      allOf: [{ $ref: '#/components/schemas/Terminal' }],
      xml: { name: 'terminal', namespace: base },
    });
    expect(schemaOf(terminal)).toEqual({
      type: 'integer',
      format: 'int32',
      enum: [1, 2, 3],
      'x-enumNames': ['WEBPAGEEnum', 'ANDROIDEnum', 'IOSEnum'],
      xml: { name: 'Terminal', namespace: base },
    });
  });

  it('lets members of reference types be null', () => {
    expect(schemaOf(sendResult).properties?.['data']).toEqual({
      oneOf: [
        { $ref: '#/components/schemas/MemberSendCodeResponse' },
        { type: 'object', nullable: true, enum: [null] },
      ],
      xml: { name: 'data', namespace: sendResult.namespace },
    });
    const light = jsonModel('Light', { on: member(clr.int) });
    expect(schemaOf(jsonModel('Lamp', { light: member(light) })).properties?.['light']).toEqual({
      $ref: '#/components/schemas/Light',
    });
  });

  it('lets no string be null in plain JSON', () => {
    expect(schemaOf(jsonModel('Lamp', { name: member(clr.string) })).properties?.['name']).toEqual({ type: 'string' });
  });

  it('lets members declared as orBlank be blank', () => {
    const lamp = jsonModel('Lamp', { watts: member(clr.int, 'power', { orBlank: true }) });
    expect(schemaOf(lamp).properties?.['watts']).toEqual({
      oneOf: [
        { type: 'integer', format: 'int32' },
        { type: 'string', enum: [''] },
      ],
      description: 'power',
    });
  });

  it('names list items by their own XML names', () => {
    const list = schemaOf(apiResult(clr.listOf(clr.string))).properties?.['data'];
    expect(list).toEqual({
      type: 'array',
      nullable: true,
      items: {
        type: 'string',
        nullable: true,
        xml: { name: 'string', namespace: 'http://schemas.microsoft.com/2003/10/Serialization/Arrays' },
      },
      xml: { wrapped: true },
    });
    const lamps = jsonModel('Lamps', { on: member(clr.listOf(clr.int)) });
    expect(schemaOf(lamps).properties?.['on']).toEqual({ type: 'array', items: { type: 'integer', format: 'int32' } });
  });
});

function modelIn(type: object): string {
  return 'model' in type ? String(type.model) : '';
}
