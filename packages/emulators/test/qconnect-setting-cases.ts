/** The form of a setting's test case: a scenario, and its outcome for each value. */
import type { QConnectEmulator } from '../src/qconnect/emulator.js';
import type { QConnectSettings } from '../src/qconnect/settings.js';
import type { GivenAssistant, RawAnswer } from './qconnect-fixture.js';

export interface SettingContext {
  readonly emulator: QConnectEmulator;
  /** An ACTIVE assistant, unless the case says otherwise. */
  readonly assistantId: string;
  readonly assistant: string;
  /** A signed request; an object is sent as JSON. */
  readonly call: (
    method: string,
    target: string,
    body?: object,
    headers?: Record<string, string>,
  ) => Promise<RawAnswer>;
}

export interface SettingCase<Name extends keyof QConnectSettings> {
  readonly given?: Omit<GivenAssistant, 'settings'>;
  /** Other settings that the scenario needs. */
  readonly with?: Partial<QConnectSettings>;
  readonly scenario: (context: SettingContext) => Promise<unknown>;
  readonly outcomes: readonly (readonly [value: QConnectSettings[Name], outcome: unknown])[];
}

/** The name of the error, or the status. */
export const outcomeOf = ({ errorType, status }: RawAnswer): string | number => errorType ?? status;

export const otherId = '00000000-0000-4000-8000-0000000000ff';

export const createAssistant = ({ call }: SettingContext, name: string, more: object = {}) =>
  call('POST', '/assistants', { name, type: 'AGENT', ...more });

export const associate = ({ call, assistant }: SettingContext, knowledgeBaseId = otherId) =>
  call('POST', `${assistant}/associations`, {
    associationType: 'KNOWLEDGE_BASE',
    association: { knowledgeBaseId },
  });

export const createAIAgent = ({ call, assistant }: SettingContext, more: object = {}) =>
  call('POST', `${assistant}/aiagents`, {
    name: 'Search',
    type: 'MANUAL_SEARCH',
    visibilityStatus: 'SAVED',
    configuration: { manualSearchAIAgentConfiguration: {} },
    ...more,
  });

export const createAIPrompt = ({ call, assistant }: SettingContext, more: object = {}) =>
  call('POST', `${assistant}/aiprompts`, {
    name: 'Answer',
    type: 'ANSWER_GENERATION',
    visibilityStatus: 'SAVED',
    templateType: 'TEXT',
    apiFormat: 'MESSAGES',
    modelId: 'a-model',
    templateConfiguration: { textFullAIPromptEditTemplateConfiguration: { text: 'x' } },
    ...more,
  });

export const createAIGuardrail = ({ call, assistant }: SettingContext, more: object = {}) =>
  call('POST', `${assistant}/aiguardrails`, {
    name: 'Money',
    visibilityStatus: 'SAVED',
    blockedInputMessaging: 'No',
    blockedOutputsMessaging: 'No',
    ...more,
  });

export const createKnowledgeBase = ({ call }: SettingContext, more: object = {}) =>
  call('POST', '/knowledgeBases', { name: 'Help', knowledgeBaseType: 'CUSTOM', ...more });

/** The member `{kind}Id` of the created resource. */
export const idOf = ({ json }: RawAnswer, kind: string): string =>
  (json as Readonly<Record<string, Readonly<Record<string, string>>>>)[kind]?.[`${kind}Id`] ?? '';

export const aiAgentIdOf = ({ json }: RawAnswer): string =>
  (json as { aiAgent: { aiAgentId: string } }).aiAgent.aiAgentId;

export const setAIAgent = (
  { call, assistant }: SettingContext,
  aiAgentType: string,
  more: { readonly aiAgentId?: string; readonly orchestratorUseCase?: string } = {},
) => {
  const { aiAgentId = otherId, orchestratorUseCase } = more;
  return call('POST', `${assistant}/aiagentConfiguration`, {
    aiAgentType,
    configuration: { aiAgentId },
    orchestratorUseCase,
  });
};

/** The assistant as GetAssistant returns it. */
export async function readAssistant({ call, assistant }: SettingContext): Promise<AssistantView> {
  const { json } = await call('GET', assistant);
  return (json as { assistant: AssistantView }).assistant;
}

export interface AssistantView extends Record<string, unknown> {
  readonly status: string;
  readonly aiAgentConfiguration?: Readonly<Record<string, unknown>>;
  readonly orchestratorConfigurationList?: readonly unknown[];
}

/** Milliseconds until the status changes, in steps of 250. */
export async function timeIn(
  { emulator }: SettingContext,
  status: unknown,
  read: () => Promise<unknown>,
): Promise<number> {
  let milliseconds = 0;
  while (milliseconds < 5000 && (await read()) === status) {
    emulator.clock.advance(250);
    milliseconds += 250;
  }
  return milliseconds;
}
