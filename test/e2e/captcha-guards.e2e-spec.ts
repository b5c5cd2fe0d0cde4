import 'reflect-metadata';
import {
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  Headers,
  HttpCode,
  Module,
  Post,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyReply } from 'fastify';
import { AdaptiveCaptchaGuard, CaptchaGuard, CaptchaModule, CaptchaPassed, CaptchaService } from '../../src/captcha';
import { CaptchaKind } from '../../src/captcha/captcha-kind';
import { CaptchaStore } from '../../src/captcha/captcha.store';
import { CaptchaOptions } from '../../src/captcha/captcha.config';
import { ProofOptions } from '../../src/captcha/proofs/proofs.config';
import { SpentProofs } from '../../src/captcha/proofs/spent-proof.sql-store';
import { CommonModule, KeyRingOptions, RefusedException } from '../../src/common';
import { ConfigModule } from '../../src/config';
import { FixedClock } from '../doubles/fixed-clock';
import { InMemoryCaptchaStore } from '../doubles/in-memory-captcha.store';
import { ScriptedCaptchaKind } from '../doubles/scripted-captcha-kind';

interface Answered {
  readonly client: string;
  readonly answer?: string;
}

const subjectOf = (client: string) => ({ app: 'default', client, purpose: 'recover' }) as const;

const readBody = ({ body }: { readonly body: unknown }) => {
  const { client, answer } = body as Answered;
  return { subject: subjectOf(client), answer };
};

@Catch(RefusedException)
class SayWhy implements ExceptionFilter<RefusedException> {
  catch({ refusal }: RefusedException, host: ArgumentsHost): void {
    void host.switchToHttp().getResponse<FastifyReply>().status(200).send(refusal);
  }
}

@Controller()
@UseFilters(SayWhy)
class GuardedController {
  @Post('guarded')
  @HttpCode(200)
  @UseGuards(CaptchaGuard(readBody))
  guarded(@CaptchaPassed() isPassed: boolean) {
    return { isPassed };
  }

  @Post('adaptive')
  @HttpCode(200)
  @UseGuards(AdaptiveCaptchaGuard(readBody))
  adaptive(@CaptchaPassed() isPassed: boolean) {
    return { isPassed };
  }

  @Post('by-cookie')
  @HttpCode(200)
  @UseGuards(
    CaptchaGuard(({ headers }) => ({ subject: subjectOf(headers.cookie ?? ''), answer: String(headers['x-answer']) })),
  )
  byCookie(@Headers('cookie') cookie: string) {
    return { cookie };
  }

  @Post('open')
  @HttpCode(200)
  open(@CaptchaPassed() isPassed: boolean) {
    return { isPassed };
  }
}

@Module({
  imports: [
    ConfigModule.forRoot([
      { provide: KeyRingOptions, useValue: { secretKeys: ['a key ring for tests only'] } },
      {
        provide: CaptchaOptions,
        useValue: { lifetimeSeconds: 120, length: 5, crossSite: false, publicHttps: false, cookiePath: '/' },
      },
      { provide: ProofOptions, useValue: { accepted: ['image'], altchaCost: 1, hostnames: [], proxies: {} } },
    ]),
    CommonModule,
    CaptchaModule,
  ],
  controllers: [GuardedController],
})
class GuardedModule {}

describe('routes behind a captcha', () => {
  const clock = new FixedClock();
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const module = await Test.createTestingModule({ imports: [GuardedModule] })
      .overrideProvider(CaptchaStore)
      .useValue(new InMemoryCaptchaStore(clock))
      .overrideProvider(SpentProofs)
      .useValue({})
      .overrideProvider(CaptchaKind)
      .useValue(new ScriptedCaptchaKind(['AEHJK']))
      .compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });

  afterAll(() => app.close());

  beforeEach(() => app.get(CaptchaService).issue(subjectOf('ada')));

  const post = async (url: string, body: object = {}, headers: Record<string, string> = {}): Promise<unknown> => {
    const { statusCode, payload } = await app.inject({ method: 'POST', url, payload: body, headers });
    return { statusCode, ...(JSON.parse(payload) as object) };
  };
  const refused = (reason: string) => ({ statusCode: 200, reason });
  const passed = { statusCode: 200, isPassed: true };

  it('accept a right answer once', async () => {
    expect(await post('/guarded', { client: 'ada', answer: 'aehjk' })).toEqual(passed);
    expect(await post('/guarded', { client: 'ada', answer: 'aehjk' })).toEqual(refused('captcha-wrong'));
  });

  it.each([undefined, null, ''])('take %j for a wrong answer, which consumes the captcha', async (answer) => {
    expect(await post('/guarded', { client: 'ada', answer })).toEqual(refused('captcha-wrong'));
    expect(await post('/guarded', { client: 'ada', answer: 'AEHJK' })).toEqual(refused('captcha-wrong'));
  });

  it('distinguish expired answers from wrong ones', async () => {
    clock.advance(120_000);
    expect(await post('/guarded', { client: 'ada', answer: 'AEHJK' })).toEqual(refused('captcha-expired'));
  });

  it('read the client and the answer from headers', async () => {
    expect(await post('/by-cookie', {}, { cookie: 'ada', 'x-answer': 'AEHJK' })).toEqual({
      statusCode: 200,
      cookie: 'ada',
    });
  });

  it('call the handler without an answer where the captcha is optional', async () => {
    const unanswered = { statusCode: 200, isPassed: false };
    expect(await post('/adaptive', { client: 'ada' })).toEqual(unanswered);
    expect(await post('/adaptive', { client: 'ada', answer: null })).toEqual(unanswered);
    expect(await post('/adaptive', { client: 'ada', answer: '' })).toEqual(unanswered);
    expect(await post('/adaptive', { client: 'ada', answer: 'AEHJK' })).toEqual(passed);
  });

  it('refuse a wrong answer where none was required, and consume the captcha', async () => {
    expect(await post('/adaptive', { client: 'ada', answer: 'wrong' })).toEqual(refused('captcha-wrong'));
    expect(await post('/adaptive', { client: 'ada', answer: 'AEHJK' })).toEqual(refused('captcha-wrong'));
  });

  it("ignore a request's own claim of a passed captcha", async () => {
    expect(await post('/open', { captchaPassed: true })).toEqual({ statusCode: 200, isPassed: false });
  });
});
