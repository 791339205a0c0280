/**
 * Writes the names of all fields of a vendor's objects, for the test of the vendor's crosswalk:
 *
 *   node tooling/schema-fields.js genesys OPENAPI.json > packages/genesys/test/schema-fields.json
 *   node tooling/schema-fields.js qconnect SERVICE-2.json > packages/qconnect/test/schema-fields.json
 *
 * The input is the vendor's own description: the OpenAPI document of Genesys Cloud's assistants, or
 * `service-2.json` of Q in Connect as botocore ships it. A field is a JSON pointer; `*` stands for
 * each element or key.
 */
import { readFileSync } from 'node:fs';

/** The schemas of each object of the crosswalk. Further fields come from other schemas. */
const objects = {
  genesys: {
    assistant: ['Assistant'],
    aiAgents: [
      'AutoSearchConfig',
      'ManualSearchConfig',
      'SummaryGenerationConfig',
      'WrapupCodePredictionConfig',
      'AnswerGenerationConfig',
      'KnowledgeAnswerConfig',
    ],
    knowledge: ['KnowledgeBaseReference', 'KnowledgeBaseWithDialectReference'],
    queues: ['AssistantQueue'],
    'parts.copilot': ['Copilot'],
    'parts.variation': ['AssistantCopilotVariation'],
    'parts.queueUsers': ['AssistantQueue', 'AssistantQueueUsersQueryResponse'],
  },
  qconnect: {
    assistant: ['AssistantData', 'AssistantSummary'],
    aiAgents: ['AIAgentConfigurationData', 'OrchestratorConfigurationEntry'],
    knowledge: ['AssistantAssociationData', 'AssistantAssociationSummary'],
    'parts.aiPrompt': ['AIPromptData', 'AIPromptSummary'],
    'parts.aiGuardrail': ['AIGuardrailData', 'AIGuardrailSummary'],
    'parts.aiAgent': ['AIAgentData', 'AIAgentSummary'],
  },
};

/** A reference to another object of the crosswalk ends the walk. */
const ends = {
  genesys: new Set(['AssistantQueue/assistant', 'AssistantQueueUsersQueryResponse/queue']),
};

/** Members of an OpenAPI schema, as pairs of a pointer and a schema. */
function childrenOfOpenApi(schemas, schema) {
  const resolve = ({ $ref, anyOf, allOf, oneOf, ...rest }) =>
    $ref
      ? resolve(schemas[$ref.split('/').at(-1)])
      : [...(anyOf ?? []), ...(allOf ?? []), ...(oneOf ?? [])].map(resolve).reduce(
          (all, each) => ({
            ...each,
            ...all,
            properties: { ...each.properties, ...all.properties },
          }),
          rest,
        );
  const { properties = {}, items, additionalProperties } = resolve(schema);
  return [
    ...Object.entries(properties),
    ...(items ? [['*', items]] : []),
    ...(typeof additionalProperties === 'object' ? [['*', additionalProperties]] : []),
  ];
}

/** Members of a shape of a service model. */
function childrenOfShape(shapes, { shape: name }) {
  const { members = {}, member, value } = shapes[name];
  return [
    ...Object.entries(members),
    ...(member ? [['*', member]] : []),
    ...(value ? [['*', value]] : []),
  ];
}

function fieldsBelow(childrenOf, schema, isEnd, at = '', above = []) {
  return childrenOf(schema).flatMap(([name, child]) => {
    const field = `${at}/${name}`;
    const key = JSON.stringify(child);
    if (isEnd(field) || above.includes(key)) return [field];
    return [field, ...fieldsBelow(childrenOf, child, isEnd, field, [...above, key])];
  });
}

const [vendor, input] = process.argv.slice(2);
const description = JSON.parse(readFileSync(input, 'utf8'));
const { schemas } = description.components ?? {};
const childrenOf = schemas
  ? (schema) => childrenOfOpenApi(schemas, schema)
  : (schema) => childrenOfShape(description.shapes, schema);
const rootOf = (name) => (schemas ? schemas[name] : { shape: name });

const fields = Object.entries(objects[vendor]).map(([object, names]) => {
  const all = names.flatMap((name) =>
    fieldsBelow(childrenOf, rootOf(name), (field) => ends[vendor]?.has(name + field) ?? false),
  );
  // An element or key is a field only through the fields below it, and of plain values with its list.
  return [object, [...new Set(all)].filter((field) => !field.endsWith('/*')).sort()];
});
process.stdout.write(`${JSON.stringify(Object.fromEntries(fields), undefined, 2)}\n`);
