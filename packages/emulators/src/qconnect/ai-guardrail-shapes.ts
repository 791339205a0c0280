/** The content of an AI guardrail. Source: service model 2020-10-19, as of botocore 1.43.107. */
import { enumeration, list, number, sensitive, structure, text } from './shapes.js';

const secret = (max: number) => text({ min: 1, max, sensitive: true });
const Strength = sensitive(enumeration('NONE', 'LOW', 'MEDIUM', 'HIGH'));
const Action = sensitive(enumeration('BLOCK', 'ANONYMIZE'));

const Topic = structure(
  {
    name: text({ min: 1, max: 100, pattern: '[0-9a-zA-Z-_ !?.]+', sensitive: true }),
    definition: secret(200),
    examples: list(secret(100)),
    type: sensitive(enumeration('DENY')),
  },
  'name',
  'definition',
  'type',
);

const ContentFilter = structure(
  {
    type: sensitive(
      enumeration('SEXUAL', 'VIOLENCE', 'HATE', 'INSULTS', 'MISCONDUCT', 'PROMPT_ATTACK'),
    ),
    inputStrength: Strength,
    outputStrength: Strength,
  },
  'type',
  'inputStrength',
  'outputStrength',
);

const PiiEntityType = sensitive(
  enumeration(
    'ADDRESS',
    'AGE',
    'AWS_ACCESS_KEY',
    'AWS_SECRET_KEY',
    'CA_HEALTH_NUMBER',
    'CA_SOCIAL_INSURANCE_NUMBER',
    'CREDIT_DEBIT_CARD_CVV',
    'CREDIT_DEBIT_CARD_EXPIRY',
    'CREDIT_DEBIT_CARD_NUMBER',
    'DRIVER_ID',
    'EMAIL',
    'INTERNATIONAL_BANK_ACCOUNT_NUMBER',
    'IP_ADDRESS',
    'LICENSE_PLATE',
    'MAC_ADDRESS',
    'NAME',
    'PASSWORD',
    'PHONE',
    'PIN',
    'SWIFT_CODE',
    'UK_NATIONAL_HEALTH_SERVICE_NUMBER',
    'UK_NATIONAL_INSURANCE_NUMBER',
    'UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER',
    'URL',
    'USERNAME',
    'US_BANK_ACCOUNT_NUMBER',
    'US_BANK_ROUTING_NUMBER',
    'US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER',
    'US_PASSPORT_NUMBER',
    'US_SOCIAL_SECURITY_NUMBER',
    'VEHICLE_IDENTIFICATION_NUMBER',
  ),
);

const Regex = structure(
  {
    name: secret(100),
    description: secret(1000),
    pattern: text({ min: 1, sensitive: true }),
    action: Action,
  },
  'name',
  'pattern',
  'action',
);

const GroundingFilter = structure(
  {
    type: sensitive(enumeration('GROUNDING', 'RELEVANCE')),
    threshold: number({ min: 0, sensitive: true }),
  },
  'type',
  'threshold',
);

export const Description = secret(200);

/** Required at creation and in each update. */
export const messages = {
  blockedInputMessaging: secret(500),
  blockedOutputsMessaging: secret(500),
};

export const policies = {
  topicPolicyConfig: structure({ topicsConfig: list(Topic, { min: 1 }) }, 'topicsConfig'),
  contentPolicyConfig: structure(
    { filtersConfig: list(ContentFilter, { min: 1, max: 6 }) },
    'filtersConfig',
  ),
  wordPolicyConfig: structure({
    wordsConfig: list(structure({ text: text({ min: 1, sensitive: true }) }, 'text'), { min: 1 }),
    managedWordListsConfig: list(structure({ type: sensitive(enumeration('PROFANITY')) }, 'type')),
  }),
  sensitiveInformationPolicyConfig: structure({
    piiEntitiesConfig: list(structure({ type: PiiEntityType, action: Action }, 'type', 'action'), {
      min: 1,
    }),
    regexesConfig: list(Regex, { min: 1 }),
  }),
  contextualGroundingPolicyConfig: structure(
    { filtersConfig: list(GroundingFilter, { min: 1 }) },
    'filtersConfig',
  ),
};
