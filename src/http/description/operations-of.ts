import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { fieldDescriptions } from '../fields/field-description';
import { REPLY_METADATA, type RouteReplyMetadata } from '../replies/reply-metadata';
import type { DescribedController, ApiDescription } from './api-description';
import type { Operation } from './operation';

/** The operations of a api in the order of its texts, from what serves them: `@Replies` or `@Action`, paths and fields. */
export function operationsOf(api: ApiDescription): readonly Operation[] {
  return api.groups.flatMap((group) =>
    group.controllers.flatMap((described) =>
      Object.entries(described.texts).map(([name, text]) => ({ api, group, text, ...declared(described, name) })),
    ),
  );
}

type Method = (...args: never[]) => unknown;

function declared({ controller }: DescribedController, name: string): Omit<Operation, 'api' | 'group' | 'text'> {
  const handler = (controller.prototype as Readonly<Record<string, Method>>)[name];
  const replyMetadata = handler && (Reflect.getMetadata(REPLY_METADATA, handler) as RouteReplyMetadata | undefined);
  if (handler === undefined || replyMetadata === undefined)
    throw new Error(`${controller.name}.${name} is no operation`);
  const fields = replyMetadata.codec.yields === 'fields' ? fieldsClassOf(controller, name) : undefined;
  return {
    ...replyMetadata,
    controller: controller.name,
    handler: name,
    method: Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.GET ? 'GET' : 'POST',
    path: pathOf(controller, handler),
    ...(fields !== undefined && { fields }),
  };
}

function pathOf(controller: Type<object>, handler: Method): string {
  const parts = [controller, handler].map((each) => Reflect.getMetadata(PATH_METADATA, each) as string);
  return parts.flatMap((part) => part.split('/').filter((segment) => segment !== '')).join('/');
}

/** The one parameter of a handler whose class has fields. */
function fieldsClassOf({ prototype }: Type<object>, name: string): Type<object> | undefined {
  const types = Reflect.getMetadata('design:paramtypes', prototype as object, name) as readonly Type<object>[];
  return types.find((type) => fieldDescriptions(type).length > 0);
}
