/** A driver whose replies a test defines, for tests of core without a vendor. */
import { type AssistantOf, type Limits } from '@assistant-provider/core';
import {
  createProvider,
  type AssistantDriver,
  type DriverAssistants,
  type DriverContext,
  type DriverFeatureMap,
  type DriverPermissions,
  type ProviderOptions,
} from '@assistant-provider/core/adapter';
import { errAsync, okAsync, ResultAsync } from 'neverthrow';

const limits: Limits = {
  assistantId: {
    maxLength: 40,
    pattern: /^[a-z0-9-]+$/,
    description: 'lower-case letters, digits and -',
  },
  name: { maxLength: 20 },
  pageSize: { min: 1, max: 50 },
};

export const anAssistant = (over: Partial<AssistantOf<string>> = {}): AssistantOf<string> => ({
  id: 'a-1',
  vendor: 'scripted',
  name: 'Returns desk',
  status: 'active',
  locator: 'scripted:a-1',
  vendorData: {},
  ...over,
});

export interface Script {
  readonly assistants?: Partial<DriverAssistants>;
  readonly features?: Partial<DriverFeatureMap>;
  readonly limits?: Partial<Limits>;
  readonly permissions?: DriverPermissions;
  readonly unsupported?: AssistantDriver['unsupported'];
  readonly close?: () => Promise<void>;
  readonly redact?: (text: string) => string;
}

export function scriptedDriver(script: Script = {}): AssistantDriver {
  const { permissions, unsupported, close, redact } = script;
  return {
    vendor: 'scripted',
    limits: { ...limits, ...script.limits },
    assistants: {
      create: (draft) => okAsync(anAssistant({ name: draft.name })),
      get: (id) => okAsync(anAssistant({ id })),
      list: () => okAsync({ items: [] }),
      delete: (_, context) => errAsync(context.error({ kind: 'notFound', message: 'no such' })),
      ...script.assistants,
    },
    native: () => undefined,
    ...script.features,
    ...(permissions && { permissions }),
    ...(unsupported && { unsupported }),
    ...(close && { close }),
    ...(redact && { redact }),
  };
}

export const scriptedProvider = (script: Script = {}, options: ProviderOptions = {}) =>
  createProvider(scriptedDriver(script), options);

/** A reply that never settles. */
export const never = <T>() => new ResultAsync<T, never>(new Promise(() => undefined));

/** A driver whose `create` sends the write requests that a test defines. */
export const creating = (
  create: (context: DriverContext) => ReturnType<typeof okAsync>,
  options: ProviderOptions = {},
) =>
  scriptedProvider({ assistants: { create: (_, context) => create(context) as never } }, options);
