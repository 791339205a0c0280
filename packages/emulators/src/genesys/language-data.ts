/**
 * Responses of the two language reads. The contract publishes their shape but not their content. The feature names
 * come from the copilot's configuration, and a seed can replace all of it.
 */
import type { LanguageSupport, Members } from './resources.js';

const features = [
  'summaryGeneration',
  'wrapupCodePrediction',
  'answerGeneration',
  'autoSearch',
  'manualSearch',
  'ruleEngine',
];

const languages: Readonly<Record<string, readonly string[]>> = {
  'en-US': features,
  'en-GB': features,
  'de-DE': features,
  'es-ES': features,
  'fr-FR': features,
  'ja-JP': ['summaryGeneration', 'wrapupCodePrediction'],
};

export const defaultLanguageSupport: readonly LanguageSupport[] = Object.entries(languages).map(
  ([language, supported]) => ({
    language,
    featureSupport: features.map((feature) => ({
      feature,
      supportLevel: supported.includes(feature) ? 'Supported' : 'NotSupported',
    })),
  }),
);

export const defaultChecklistLanguages: readonly Members[] = Object.keys(languages).map(
  (language) => ({ language }),
);
