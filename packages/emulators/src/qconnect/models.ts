/** The models that AI prompts can name. */
import { createSortedList } from '../server/sorted-list.js';
import { invalid } from './errors.js';
import { findVisibleAssistant } from './find.js';
import { listPage } from './paging.js';
import type { Handler, Environment } from './environment.js';
import type { AIContentRow } from './rows.js';

export const listModels: Handler<'ListModels'> = (input, environment) => {
  const { aiPromptType, modelLifecycle } = input;
  const assistant = findVisibleAssistant(environment, input.assistantId);
  const models = environment.settings.models
    .map((model, position) => ({ model, position }))
    .filter(
      ({ model: { supportedAIPromptTypes, ...model } }) =>
        (modelLifecycle ?? model.modelLifecycle) === model.modelLifecycle &&
        (!aiPromptType || !supportedAIPromptTypes || supportedAIPromptTypes.includes(aiPromptType)),
    );
  const { entries, token } = listPage(
    environment,
    createSortedList(({ position }) => [position], models),
    input,
    `models ${assistant.id} ${aiPromptType ?? ''} ${modelLifecycle ?? ''}`,
  );
  return { modelSummaries: entries.map(({ model }) => model), ...token };
};

export function checkModel({ settings }: Environment, { modelId }: AIContentRow): void {
  const isListed = settings.models.some((model) => model.modelId === modelId);
  if (settings.aiPromptModels === 'listed' && !isListed)
    throw invalid(`The model ${String(modelId)} is not supported`);
}
