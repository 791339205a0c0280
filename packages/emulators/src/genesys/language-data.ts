/**
 * Answers of the two language reads. The contract publishes their shape, not their content: the names of features are
 * those of the copilot's own configuration, and a seed can replace all of it.
 */
import type { LanguageSupport, Members } from './resources.js';

const FEATURES = [
  'summaryGeneration',
  'wrapupCodePrediction',
  'answerGeneration',
  'autoSearch',
  'manualSearch',
  'ruleEngine',
];

const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  'en-US': FEATURES,
  'en-GB': FEATURES,
  'de-DE': FEATURES,
  'es-ES': FEATURES,
  'fr-FR': FEATURES,
  'ja-JP': ['summaryGeneration', 'wrapupCodePrediction'],
};

export const DEFAULT_LANGUAGE_SUPPORT: readonly LanguageSupport[] = Object.entries(LANGUAGES).map(
  ([language, supported]) => ({
    language,
    featureSupport: FEATURES.map((feature) => ({
      feature,
      supportLevel: supported.includes(feature) ? 'Supported' : 'NotSupported',
    })),
  }),
);

export const DEFAULT_CHECKLIST_LANGUAGES: readonly Members[] = Object.keys(LANGUAGES).map(
  (language) => ({ language }),
);
