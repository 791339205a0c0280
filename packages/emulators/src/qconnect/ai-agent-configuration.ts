/** The default AI agents of an assistant, and its orchestrators by use case. */
import { conflict, invalid, notFound } from './errors.js';
import { findActiveAssistant, isVersionNumber } from './find.js';
import type { Handler, Environment } from './environment.js';
import type {
  AIAgentConfigurationMap,
  AIAgentType,
  OrchestratorConfigurationEntry,
} from './state.js';
import { groupOf } from './rows.js';
import type { AssistantRow } from './rows.js';
import { assistantData } from './views.js';

export const updateAssistantAIAgent: Handler<'UpdateAssistantAIAgent'> = (input, environment) => {
  const { aiAgentType, configuration } = input;
  const { settings } = environment;
  const assistant = findActiveAssistant(environment, input.assistantId, 'UpdateAssistantAIAgent');
  const useCase = useCaseOf(environment, input);
  // Service model, AIAgentConfigurationData.enabled.
  if (configuration.enabled === false && aiAgentType !== 'ANSWER_RECOMMENDATION')
    throw invalid(`enabled can be false only for ANSWER_RECOMMENDATION, not for ${aiAgentType}`);
  if (settings.aiAgentIds === 'known')
    requireKnown(environment, assistant, aiAgentType, configuration.aiAgentId);

  const isInMap = useCase === undefined || settings.orchestrationInConfigurationMap;
  const changed: AssistantRow = {
    ...assistant,
    ...(isInMap && {
      aiAgentConfiguration: { ...assistant.aiAgentConfiguration, [aiAgentType]: configuration },
    }),
    // Written as a use case, read as an entry of the list (service model since 2026-01-23).
    ...(useCase !== undefined && {
      orchestratorConfigurationList: withUseCase(
        environment,
        assistant.orchestratorConfigurationList,
        {
          aiAgentId: configuration.aiAgentId,
          orchestratorUseCase: useCase,
        },
      ),
    }),
  };
  environment.store.assistants.set(changed);
  return { assistant: assistantData(environment, changed) };
};

export const removeAssistantAIAgent: Handler<'RemoveAssistantAIAgent'> = (input, environment) => {
  const { settings } = environment;
  const assistant = findActiveAssistant(environment, input.assistantId, 'RemoveAssistantAIAgent');
  const useCase = useCaseOf(environment, input);
  const isSet =
    useCase === undefined
      ? assistant.aiAgentConfiguration[input.aiAgentType] !== undefined
      : assistant.orchestratorConfigurationList.some(hasUseCase(useCase));
  if (!isSet && settings.removeUnsetAIAgent === 'ResourceNotFoundException')
    throw notFound(useCase ?? input.aiAgentType);

  const orchestrators = assistant.orchestratorConfigurationList;
  const left =
    useCase === undefined ? orchestrators : orchestrators.filter(not(hasUseCase(useCase)));
  const last = left.at(-1)?.aiAgentId;
  const isInMap = useCase === undefined || settings.orchestrationInConfigurationMap;
  const map = isInMap
    ? without(assistant.aiAgentConfiguration, input.aiAgentType)
    : assistant.aiAgentConfiguration;
  environment.store.assistants.set({
    ...assistant,
    aiAgentConfiguration:
      useCase !== undefined && isInMap && last !== undefined
        ? { ...map, ORCHESTRATION: { aiAgentId: last } }
        : map,
    orchestratorConfigurationList: left,
  });
  return undefined;
};

/** Returns the use case that applies, if any. */
function useCaseOf(
  { settings }: Environment,
  input: { readonly aiAgentType: AIAgentType; readonly orchestratorUseCase?: string },
): string | undefined {
  const { aiAgentType, orchestratorUseCase } = input;
  if (aiAgentType === 'ORCHESTRATION') {
    if (orchestratorUseCase === undefined && settings.orchestrationWithoutUseCase !== 'allowed')
      throw invalid('orchestratorUseCase is required for ORCHESTRATION');
    return orchestratorUseCase;
  }
  if (orchestratorUseCase !== undefined && settings.useCaseOfOtherType === 'ValidationException')
    throw invalid(`orchestratorUseCase is not allowed for ${aiAgentType}`);
  return undefined;
}

function requireKnown(
  { store }: Environment,
  { id: assistantId }: AssistantRow,
  type: AIAgentType,
  idAndQualifier: string,
): void {
  const [id = '', qualifier] = idAndQualifier.split(':');
  store.addSystem(assistantId);
  const aiAgent = store.aiResources.get(groupOf(assistantId, 'aiAgent', id));
  const hasVersion = (of: string) => store.versions.get(groupOf(of, qualifier ?? '')) !== undefined;
  if (!aiAgent || (isVersionNumber(qualifier) && !hasVersion(aiAgent.id)))
    throw notFound(idAndQualifier);
  if (aiAgent.type !== type) throw invalid(`AI agent ${idAndQualifier} is of type ${aiAgent.type}`);
}

function withUseCase(
  { settings }: Environment,
  list: readonly OrchestratorConfigurationEntry[],
  entry: OrchestratorConfigurationEntry,
): readonly OrchestratorConfigurationEntry[] {
  const isSame = hasUseCase(entry.orchestratorUseCase);
  if (!list.some(isSame) || settings.useCaseTwice === 'appends') return [...list, entry];
  if (settings.useCaseTwice === 'ConflictException')
    throw conflict(`Use case ${entry.orchestratorUseCase} is already set`);
  return list.map((other) => (isSame(other) ? entry : other));
}

type EntryTest = (entry: OrchestratorConfigurationEntry) => boolean;

const hasUseCase =
  (useCase: string): EntryTest =>
  (entry) =>
    entry.orchestratorUseCase === useCase;

const not =
  (test: EntryTest): EntryTest =>
  (entry) =>
    !test(entry);

function without(map: AIAgentConfigurationMap, type: AIAgentType): AIAgentConfigurationMap {
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== type));
}
