import { Random, Secret, StatedError } from '../common';
import { accessLine } from './access-line';
import { createLogger } from './logger';
import { NestLogger } from './nest-logger';
import { readableLines, toReadable } from './readable-lines';
import { inRequest, requestId } from './request-scope';

/** Keeps what is logged. */
class Lines {
  readonly written: string[] = [];

  write(line: string): void {
    this.written.push(line);
  }

  get last(): Record<string, unknown> {
    return JSON.parse(this.written.at(-1) ?? '{}');
  }
}

class FixedRandom extends Random {
  integer(): number {
    return 0;
  }

  digits(length: number): string {
    return '0'.repeat(length);
  }

  token(): string {
    return 'drawn';
  }
}

describe('a log line', () => {
  let lines: Lines;
  beforeEach(() => {
    lines = new Lines();
  });

  it('is one JSON object with its level and time', () => {
    createLogger(lines).info('listening');
    expect(lines.last).toMatchObject({ level: 'info', msg: 'listening' });
    expect(lines.last['time']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('carries the id of the request that it was written in', async () => {
    const logger = new NestLogger(createLogger(lines));
    await new Promise<void>((resolve) => {
      inRequest('req-1', () => {
        setImmediate(() => {
          logger.warn('slow', 'Somewhere');
          resolve();
        });
      });
    });
    expect(lines.last).toMatchObject({ requestId: 'req-1', context: 'Somewhere', msg: 'slow' });
  });

  it('has the type, message, code, stack and cause of an error, and none of its other properties', () => {
    const error = Object.assign(new StatedError('no route', { cause: new StatedError('timeout') }), {
      code: 'EHOST',
      parameters: ['135791'],
    });
    new NestLogger(createLogger(lines)).error(error);
    expect(lines.last).toMatchObject({
      level: 'error',
      msg: 'no route',
      err: { code: 'EHOST', cause: { message: 'timeout' } },
    });
    expect(lines.written.join()).not.toContain('135791');
  });

  it('hides the message of an error of a library, wherever Nest puts it', () => {
    const error = new Error("Duplicate entry 'hunter2' for key", { cause: new Error('near hunter2') });
    error.name = 'QueryFailedError';
    const logger = new NestLogger(createLogger(lines));
    logger.error(error);
    expect(lines.last).toMatchObject({ msg: 'QueryFailedError', err: { message: '', cause: { message: '' } } });
    logger.error(error.message, error.stack, 'EventSubscribersLoader');
    logger.error(`Failed to close the data source: ${error.message}`, error.stack, 'TypeOrmCoreModule');
    expect(lines.last).toMatchObject({ msg: 'Failed to close the data source: (not shown)' });
    expect(lines.last['stack']).toMatch(/^ {4}at /);
    expect(lines.written.join()).not.toContain('hunter2');
  });

  it('hides the message of a SyntaxError', () => {
    const unreadable = '{"password": canary';
    try {
      JSON.parse(unreadable);
    } catch (error) {
      createLogger(lines).error({ err: error }, 'unreadable');
    }
    expect(lines.last).toMatchObject({ err: { type: 'SyntaxError' } });
    expect(lines.written.join()).not.toContain('canary');
  });

  it('masks targets in foreign texts', () => {
    const logger = new NestLogger(createLogger(lines));
    logger.error(
      new StatedError(`Duplicate entry '+8613800138000-someone@example.com' for key`),
      'at +8613800138000',
      'Store',
    );
    logger.warn('no answer for 13800138000');
    expect(lines.written.join()).not.toMatch(/13800138000|someone@/);
  });

  it('hides a Secret', () => {
    new NestLogger(createLogger(lines)).log({ code: new Secret('135791') }, 'Otp');
    expect(lines.last['msg']).toBe('{"code":"***"}');
  });

  it('leaves out start-up messages of Nest', () => {
    new NestLogger(createLogger(lines)).log('Mapped {/health, GET} route', 'RouterExplorer');
    expect(lines.written).toEqual([]);
  });
});

describe('accessLine', () => {
  it('has the path without the query', () => {
    const answered = { method: 'GET', url: '/user?action=x&new_password=y', ip: '::1', status: 200, elapsedMs: 1.26 };
    expect(accessLine(answered)).toEqual({ method: 'GET', path: '/user', status: 200, durationMs: 1.3, ip: '::1' });
  });

  it('has the outcome and the dialect of a call', () => {
    const answered = { method: 'POST', url: '/Systems/x', ip: '::1', status: 200, elapsedMs: 1 };
    expect(accessLine({ ...answered, outcome: 'account-unknown', dialect: 'systems' })).toMatchObject({
      outcome: 'account-unknown',
      dialect: 'systems',
    });
  });

  it('cuts a long path', () => {
    const { path } = accessLine({ method: 'GET', url: `/${'a'.repeat(9_000)}`, ip: '::1', status: 404, elapsedMs: 1 });
    expect(path).toHaveLength(200);
  });
});

describe('readable lines', () => {
  it('are the time, the level, the text and the other fields', () => {
    const lines = new Lines();
    createLogger(readableLines(lines)).info({ status: 200, path: '/user' }, 'answered');
    expect(lines.written).toEqual([
      expect.stringMatching(/^\d\d:\d\d:\d\d info {2}answered status=200 path=\/user\n$/),
    ]);
  });

  it('show the context, the message and the frames of an error', () => {
    const lines = new Lines();
    const logger = new NestLogger(createLogger(readableLines(lines)));
    logger.error('not sent', new StatedError('no route'), 'Delivery');
    expect(lines.written.join()).toMatch(/^\S+ error Delivery: not sent: no route\n\s*at /);
  });

  it('leave a line that is not JSON as it is', () => {
    expect(toReadable('plain\n')).toBe('plain\n');
  });
});

describe('requestId', () => {
  it.each(['abc', 'A-1_b.c', 'x'.repeat(64)])('is %s when the proxy sends it', (given) => {
    expect(requestId(given, new FixedRandom())).toBe(given);
  });

  it.each([undefined, '', 'x'.repeat(65), 'a b', 'a\nb', '"', ['a', 'b']])('is random instead of %j', (given) => {
    expect(requestId(given, new FixedRandom())).toBe('drawn');
  });
});
