import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { CaptchaModule } from '../../captcha';
import { ClientsModule } from '../../clients';
import { NotificationModule } from '../../notification';
import { BrandsModule } from '../brands/brands.module';
import { BrowserCookie } from './browser-cookie';
import { RecoverCaptchaController } from './recover-captcha.controller';
import { RecoverController } from './recover.controller';
import { RecoverService } from './recover.service';
import { RecoverViews } from './recover.views';
import { RecoveryFlows } from './recovery-flow';

/** Nest module of the pages of the hosted recovery. */
@Module({
  imports: [AuthModule, BrandsModule, CaptchaModule, ClientsModule, NotificationModule],
  controllers: [RecoverCaptchaController, RecoverController],
  providers: [BrowserCookie, RecoverService, RecoverViews, RecoveryFlows],
})
export class RecoverModule {
  /** Link of the landing page. */
  static readonly link = { href: '/recover', title: 'Hosted recovery' };
}
