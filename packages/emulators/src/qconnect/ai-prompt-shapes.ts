/** The content of an AI prompt. Source: service model 2020-10-19, as of botocore 1.43.107. */
import { enumeration, integer, number, structure, text, union } from './shapes.js';

export const AIPromptType = enumeration(
  'ANSWER_GENERATION',
  'INTENT_LABELING_GENERATION',
  'QUERY_REFORMULATION',
  'SELF_SERVICE_PRE_PROCESSING',
  'SELF_SERVICE_ANSWER_GENERATION',
  'EMAIL_RESPONSE',
  'EMAIL_OVERVIEW',
  'EMAIL_GENERATIVE_ANSWER',
  'EMAIL_QUERY_REFORMULATION',
  'ORCHESTRATION',
  'NOTE_TAKING',
  'CASE_SUMMARIZATION',
);

const Probability = number({ min: 0, max: 1, sensitive: true });

/** Members that CreateAIPrompt and UpdateAIPrompt share. */
export const changeable = {
  templateConfiguration: union({
    textFullAIPromptEditTemplateConfiguration: structure(
      { text: text({ min: 1, max: 1_000_000, sensitive: true }) },
      'text',
    ),
  }),
  modelId: text({ min: 1, max: 2048 }),
  inferenceConfiguration: structure({
    temperature: Probability,
    topP: Probability,
    topK: integer({ min: 0, max: 200, sensitive: true }),
    maxTokensToSample: integer({ min: 1, max: 4096, sensitive: true }),
  }),
};

/** Members that only CreateAIPrompt takes. */
export const fixed = {
  templateType: enumeration('TEXT'),
  apiFormat: enumeration(
    'ANTHROPIC_CLAUDE_MESSAGES',
    'ANTHROPIC_CLAUDE_TEXT_COMPLETIONS',
    'MESSAGES',
    'TEXT_COMPLETIONS',
  ),
};
