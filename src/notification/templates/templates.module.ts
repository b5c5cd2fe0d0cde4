import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigError } from '../../config';
import type { NotificationOptions } from '../notification.config';
import { AppTemplates } from './app-templates';
import { readAppTemplates } from './overrides/read-app-templates';
import { TemplatePreviews } from './template-previews';
import { TemplateRenderer } from './template-renderer';

type TemplatesModuleOptions = Pick<NotificationOptions, 'templatesDir' | 'publicUrl'>;

/**
 * Nest module of message texts: the standard ones and the overrides of client applications, which are read once, at the
 * module's creation.
 */
@Module({})
export class TemplatesModule {
  /** Creates the module. Throws a ConfigError that lists every violation in the files of `templatesDir`. */
  static forRoot(options: TemplatesModuleOptions): DynamicModule {
    const templates = templatesOf(options) ?? new AppTemplates();
    return {
      module: TemplatesModule,
      global: true,
      providers: [
        { provide: AppTemplates, useValue: templates },
        { provide: TemplateRenderer, useValue: new TemplateRenderer(templates, options.publicUrl) },
        { provide: TemplatePreviews, useValue: new TemplatePreviews(templates, options.publicUrl) },
      ],
      exports: [AppTemplates, TemplateRenderer, TemplatePreviews],
    };
  }
}

/**
 * Reads the message texts that client applications override, from the files in `templatesDir`. Returns undefined when no
 * folder is configured. Throws a ConfigError that lists every violation in the files.
 */
export function templatesOf({ templatesDir, publicUrl }: TemplatesModuleOptions): AppTemplates | undefined {
  if (templatesDir === undefined) return undefined;
  const read = readAppTemplates(templatesDir, publicUrl);
  if (read.ok) return read.value;
  throw new ConfigError(read.refusal.problems.map((rule) => ({ variable: 'TEMPLATES_DIR', rule })));
}
