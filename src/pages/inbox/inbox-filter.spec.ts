import { inboxFilter } from './inbox-filter';

describe('inboxFilter', () => {
  it('does not filter without parameters', () => {
    expect(inboxFilter({})).toEqual({});
    expect(inboxFilter({ to: '', after: ' ' })).toEqual({});
    expect(inboxFilter({ to: ['a', 'b'], after: { x: '1' } })).toEqual({});
  });

  it.each([
    ['+8613800138000', '+8613800138000'],
    [' 8613800138000', '+8613800138000'],
    ['8613800138000', '+8613800138000'],
    ['Demo@Example.com', 'demo@example.com'],
  ])('reads the recipient %j as %s', (to, canonical) => {
    expect(inboxFilter({ to })).toEqual({ to: canonical });
  });

  it.each([
    ['2026-01-02T03:04:05.678Z', 1_767_323_045_678],
    ['2026-01-02T11:04:05+08:00', 1_767_323_045_000],
    ['2026-01-02T11:04:05 08:00', 1_767_323_045_000],
  ])('reads %j as an instant', (after, time) => {
    expect(inboxFilter({ after })).toEqual({ after: time });
  });

  it.each(['kq3-_X', '2026-13-45T03:04:05Z', '2026-01-02'])('reads %j as an id', (after) => {
    expect(inboxFilter({ after })).toEqual({ after });
  });
});
