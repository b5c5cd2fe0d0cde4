import { type DynamicModule, Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { BrandsModule } from '../brands/brands.module';
import { ResetController } from './reset.controller';
import { ResetOptions } from './reset.options';
import { ResetService } from './reset.service';

/** Nest module of the page that recovery links open. */
@Module({})
export class ResetModule {
  static forRoot({ app, disclosure }: ResetOptions): DynamicModule {
    return {
      module: ResetModule,
      imports: [AuthModule, BrandsModule],
      controllers: [ResetController],
      providers: [ResetService, { provide: ResetOptions, useValue: new ResetOptions(app, disclosure) }],
    };
  }
}
