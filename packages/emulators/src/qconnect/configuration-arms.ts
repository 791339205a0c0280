/** The member of the configuration union for each type of AI agent. Source: service model 2020-10-19. */
import type { AIAgentConfiguration } from './ai-agent-shapes.js';
import type { AIAgentType } from './state.js';

export const configurationArms = {
  MANUAL_SEARCH: 'manualSearchAIAgentConfiguration',
  ANSWER_RECOMMENDATION: 'answerRecommendationAIAgentConfiguration',
  SELF_SERVICE: 'selfServiceAIAgentConfiguration',
  EMAIL_RESPONSE: 'emailResponseAIAgentConfiguration',
  EMAIL_OVERVIEW: 'emailOverviewAIAgentConfiguration',
  EMAIL_GENERATIVE_ANSWER: 'emailGenerativeAnswerAIAgentConfiguration',
  ORCHESTRATION: 'orchestrationAIAgentConfiguration',
  NOTE_TAKING: 'noteTakingAIAgentConfiguration',
  CASE_SUMMARIZATION: 'caseSummarizationAIAgentConfiguration',
} as const satisfies Record<AIAgentType, keyof typeof AIAgentConfiguration.members>;
