/** Operations on AI prompts and their versions. Source: service model 2020-10-19, as of botocore 1.43.107. */
import * as prompt from './ai-prompt-shapes.js';
import * as shape from './common-shapes.js';
import { ofAssistant, paging, requests } from './operation-spec.js';
import type { OperationSpec } from './operation-spec.js';
import { structure, timestamp } from './shapes.js';

const ofAIPrompt = { ...ofAssistant, aiPromptId: shape.UuidOrArnOrEitherWithQualifier };

const aiPrompts = '/assistants/:assistantId/aiprompts';
const aiPrompt = `${aiPrompts}/:aiPromptId`;

export const aiPromptOperations = {
  CreateAIPrompt: {
    ...requests.create,
    path: aiPrompts,
    input: structure(
      {
        clientToken: shape.ClientToken,
        ...ofAssistant,
        name: shape.Name,
        visibilityStatus: shape.VisibilityStatus,
        type: prompt.AIPromptType,
        ...prompt.changeable,
        ...prompt.fixed,
        tags: shape.Tags,
        description: shape.Description,
      },
      'assistantId',
      'name',
      'type',
      'templateConfiguration',
      'templateType',
      'modelId',
      'apiFormat',
      'visibilityStatus',
    ),
  },
  GetAIPrompt: {
    ...requests.get,
    path: aiPrompt,
    input: structure(ofAIPrompt, 'assistantId', 'aiPromptId'),
  },
  ListAIPrompts: {
    ...requests.listByOrigin,
    path: aiPrompts,
    input: structure({ ...ofAssistant, ...paging, origin: shape.Origin }, 'assistantId'),
  },
  UpdateAIPrompt: {
    ...requests.update,
    path: aiPrompt,
    input: structure(
      {
        clientToken: shape.ClientToken,
        ...ofAIPrompt,
        visibilityStatus: shape.VisibilityStatus,
        ...prompt.changeable,
        description: shape.Description,
      },
      'assistantId',
      'aiPromptId',
      'visibilityStatus',
    ),
  },
  DeleteAIPrompt: {
    ...requests.delete,
    path: aiPrompt,
    input: structure(ofAIPrompt, 'assistantId', 'aiPromptId'),
  },
  CreateAIPromptVersion: {
    ...requests.create,
    path: `${aiPrompt}/versions`,
    input: structure(
      { ...ofAIPrompt, modifiedTime: timestamp, clientToken: shape.ClientToken },
      'assistantId',
      'aiPromptId',
    ),
  },
  ListAIPromptVersions: {
    ...requests.listByOrigin,
    path: `${aiPrompt}/versions`,
    input: structure(
      { ...ofAIPrompt, ...paging, origin: shape.Origin },
      'assistantId',
      'aiPromptId',
    ),
  },
  DeleteAIPromptVersion: {
    ...requests.deleteUnlessConflict,
    path: `${aiPrompt}/versions/:versionNumber`,
    input: structure(
      { ...ofAIPrompt, versionNumber: shape.Version },
      'assistantId',
      'aiPromptId',
      'versionNumber',
    ),
  },
} as const satisfies Record<string, OperationSpec>;
