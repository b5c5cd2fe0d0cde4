import { apiResult, sent } from '../../../test/support/aspnet/contracts';
import type { ClrType } from './clr-type';
import { clr, dataContract } from './data-contract';
import { contractNamespace, stableName, xmlNameOf } from './xml-names';

describe('stableName of a generic class', () => {
  it.each<readonly [string, ClrType]>([
    ['ApiResultOfstring', clr.string],
    ['ApiResultOfint', clr.int],
    ['ApiResultOfguid', clr.guid],
    ['ApiResultOfboolean', clr.boolean],
    ['ApiResultOfanyType', clr.anything],
    ['ApiResultOfArrayOfstringuHEDJ7Dj', clr.listOf(clr.string)],
    ['ApiResultOfMemberSendCodeResponseWjQ9Dvjw', sent],
    ['ApiResultOfArrayOfMemberSendCodeResponseWjQ9Dvjw', clr.listOf(sent)],
  ])('is %s', (name, argument) => {
    expect(apiResult(argument).name).toBe(name);
  });

  it('names all of its arguments, and counts them in its digest', () => {
    expect(stableName('KeyValue', [clr.int, clr.listOf(clr.string)])).toBe('KeyValueOfintArrayOfstringty7Ep6D1');
  });

  it('replaces what an XML name cannot hold in its digest', () => {
    const names = Array.from({ length: 200 }, (_each, index) => {
      return stableName('A', [dataContract({ namespace: `N${String(index)}`, name: 'B', members: {} })]);
    });
    expect(names.every((name) => /^AOfB[A-Za-z0-9_]{8,}$/.test(name))).toBe(true);
    expect(names.some((name) => name.includes('_S'))).toBe(true);
    expect(names.some((name) => name.includes('_P'))).toBe(true);
  });

  it('is in the namespace of its class', () => {
    expect(apiResult(clr.string).namespace).toBe(contractNamespace('ChinaTrainTickets.Web.Areas.webApi.Models'));
  });
});

describe('xmlNameOf a list', () => {
  it('is in the namespace of its items, or in that of arrays', () => {
    expect(xmlNameOf(clr.listOf(sent))).toEqual({ name: 'ArrayOfMemberSendCodeResponse', namespace: sent.namespace });
    expect(xmlNameOf(clr.listOf(clr.int))).toEqual({
      name: 'ArrayOfint',
      namespace: 'http://schemas.microsoft.com/2003/10/Serialization/Arrays',
    });
  });
});
