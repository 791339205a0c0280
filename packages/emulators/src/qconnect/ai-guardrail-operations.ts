/** Operations on AI guardrails and their versions. Source: service model 2020-10-19, as of botocore 1.43.107. */
import * as guardrail from './ai-guardrail-shapes.js';
import * as shape from './common-shapes.js';
import { ofAssistant, paging, requests } from './operation-spec.js';
import type { OperationSpec } from './operation-spec.js';
import { structure, timestamp } from './shapes.js';

const ofAIGuardrail = { ...ofAssistant, aiGuardrailId: shape.UuidOrArnOrEitherWithQualifier };

const aiGuardrails = '/assistants/:assistantId/aiguardrails';
const aiGuardrail = `${aiGuardrails}/:aiGuardrailId`;

export const aiGuardrailOperations = {
  CreateAIGuardrail: {
    ...requests.create,
    path: aiGuardrails,
    input: structure(
      {
        clientToken: shape.ClientToken,
        ...ofAssistant,
        name: shape.Name,
        visibilityStatus: shape.VisibilityStatus,
        ...guardrail.messages,
        ...guardrail.policies,
        tags: shape.Tags,
        description: guardrail.Description,
      },
      'assistantId',
      'name',
      'blockedInputMessaging',
      'blockedOutputsMessaging',
      'visibilityStatus',
    ),
  },
  GetAIGuardrail: {
    ...requests.get,
    path: aiGuardrail,
    input: structure(ofAIGuardrail, 'assistantId', 'aiGuardrailId'),
  },
  ListAIGuardrails: {
    ...requests.list,
    path: aiGuardrails,
    input: structure({ ...ofAssistant, ...paging }, 'assistantId'),
  },
  UpdateAIGuardrail: {
    ...requests.update,
    path: aiGuardrail,
    input: structure(
      {
        clientToken: shape.ClientToken,
        ...ofAIGuardrail,
        visibilityStatus: shape.VisibilityStatus,
        ...guardrail.messages,
        ...guardrail.policies,
        description: guardrail.Description,
      },
      'assistantId',
      'aiGuardrailId',
      'visibilityStatus',
      'blockedInputMessaging',
      'blockedOutputsMessaging',
    ),
  },
  DeleteAIGuardrail: {
    ...requests.deleteUnlessConflict,
    path: aiGuardrail,
    status: 202,
    input: structure(ofAIGuardrail, 'assistantId', 'aiGuardrailId'),
  },
  CreateAIGuardrailVersion: {
    ...requests.create,
    path: `${aiGuardrail}/versions`,
    input: structure(
      { ...ofAIGuardrail, modifiedTime: timestamp, clientToken: shape.ClientToken },
      'assistantId',
      'aiGuardrailId',
    ),
  },
  ListAIGuardrailVersions: {
    ...requests.list,
    path: `${aiGuardrail}/versions`,
    input: structure({ ...ofAIGuardrail, ...paging }, 'assistantId', 'aiGuardrailId'),
  },
  DeleteAIGuardrailVersion: {
    ...requests.deleteUnlessConflict,
    path: `${aiGuardrail}/versions/:versionNumber`,
    status: 202,
    input: structure(
      { ...ofAIGuardrail, versionNumber: shape.Version },
      'assistantId',
      'aiGuardrailId',
      'versionNumber',
    ),
  },
} as const satisfies Record<string, OperationSpec>;
