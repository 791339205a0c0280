/** The members of a knowledge base. Source: service model 2020-10-19, as of botocore 1.43.107. */
import { GenericArn, NonEmptyString } from './common-shapes.js';
import { enumeration, integer, list, structure, text, union } from './shapes.js';

export const KnowledgeBaseType = enumeration(
  'EXTERNAL',
  'CUSTOM',
  'QUICK_RESPONSES',
  'MESSAGE_TEMPLATES',
  'MANAGED',
);

const UrlFilters = list(text({ min: 1, max: 1000, sensitive: true }), { min: 1, max: 25 });

export const SourceConfiguration = union({
  appIntegrations: structure(
    { appIntegrationArn: GenericArn, objectFields: list(NonEmptyString, { min: 1, max: 100 }) },
    'appIntegrationArn',
  ),
  managedSourceConfiguration: union({
    webCrawlerConfiguration: structure(
      {
        urlConfiguration: structure({
          seedUrls: list(structure({ url: text({ pattern: 'https?://[A-Za-z0-9][^\\s]*' }) }), {
            min: 1,
            max: 100,
          }),
        }),
        crawlerLimits: structure({ rateLimit: integer({ min: 1, max: 300 }) }),
        inclusionFilters: UrlFilters,
        exclusionFilters: UrlFilters,
        scope: enumeration('HOST_ONLY', 'SUBDOMAINS'),
      },
      'urlConfiguration',
    ),
  }),
});

export const RenderingConfiguration = structure({ templateUri: NonEmptyString });

const ChunkingConfiguration = structure(
  {
    chunkingStrategy: enumeration('FIXED_SIZE', 'NONE', 'HIERARCHICAL', 'SEMANTIC'),
    fixedSizeChunkingConfiguration: structure(
      { maxTokens: integer({ min: 1 }), overlapPercentage: integer({ min: 1, max: 99 }) },
      'maxTokens',
      'overlapPercentage',
    ),
    hierarchicalChunkingConfiguration: structure(
      {
        levelConfigurations: list(
          structure({ maxTokens: integer({ min: 1, max: 8192 }) }, 'maxTokens'),
          { min: 2, max: 2 },
        ),
        overlapTokens: integer({ min: 1 }),
      },
      'levelConfigurations',
      'overlapTokens',
    ),
    semanticChunkingConfiguration: structure(
      {
        maxTokens: integer({ min: 1 }),
        bufferSize: integer({ min: 0, max: 1 }),
        breakpointPercentileThreshold: integer({ min: 50, max: 99 }),
      },
      'maxTokens',
      'bufferSize',
      'breakpointPercentileThreshold',
    ),
  },
  'chunkingStrategy',
);

const ParsingConfiguration = structure(
  {
    parsingStrategy: enumeration('BEDROCK_FOUNDATION_MODEL'),
    bedrockFoundationModelConfiguration: structure(
      {
        modelArn: text({
          min: 1,
          max: 2048,
          pattern:
            'arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}::foundation-model/anthropic.claude-3-haiku-20240307-v1:0',
        }),
        parsingPrompt: structure(
          { parsingPromptText: text({ min: 1, max: 10_000 }) },
          'parsingPromptText',
        ),
      },
      'modelArn',
    ),
  },
  'parsingStrategy',
);

export const VectorIngestionConfiguration = structure({
  chunkingConfiguration: ChunkingConfiguration,
  parsingConfiguration: ParsingConfiguration,
});
