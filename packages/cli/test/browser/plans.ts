/** Plans that the emulators' sample is too small for. */
import {
  hashOf,
  parsePlan,
  stringifyPlan,
  type Plan,
  type PlannedField,
} from '@assistant-provider/reconcile';

const planOf = (body: Omit<Plan, 'hash'>): Plan =>
  parsePlan(stringifyPlan({ ...body, hash: hashOf(body) }))._unsafeUnwrap();

const greeting = [
  'You answer for the claims desk of an insurer.',
  'Begin with the name of the caller, if you know it.',
  'Never promise a date. Say that a colleague confirms it.',
  'If the caller mentions an injury, hand over to a person at once.',
].join('\n');

const claimsFields: readonly PlannedField[] = [
  {
    field: 'claims/name',
    verdict: 'carried',
    change: 'change',
    before: 'Claims',
    after: 'Claims desk',
    reason: 'The same at the target.',
  },
  {
    field: 'claims/parts/prompt/greeting',
    verdict: 'converted',
    change: 'change',
    before: greeting,
    after: `${greeting}\nEnd each answer with the number of the claim.`,
    reason: 'The variables of the prompt have other names at the target.',
  },
  {
    field: 'claims/encryptionKey',
    verdict: 'emulated',
    change: 'add',
    after: { kind: 'alias', name: 'alias/claims' },
    reason: 'The key of the account encrypts the assistant.',
  },
  {
    field: 'claims/tags/team',
    verdict: 'dropped',
    change: 'none',
    reason: 'Genesys Cloud has no tags on assistants.',
  },
  {
    field: 'claims/tags/cost-centre',
    verdict: 'dropped',
    change: 'none',
    accepted: true,
    reason: 'Genesys Cloud has no tags on assistants.',
  },
  {
    field: 'claims/queues/Claims EMEA',
    verdict: 'asked',
    change: 'none',
    reason: 'Two queues have this name.',
  },
  {
    field: 'claims/parts/guardrail/safety',
    verdict: 'unseen',
    change: 'none',
    reason: 'The client may not read guardrails.',
  },
  ...['description', 'language', 'knowledge/policies', 'knowledge/tariffs'].map(
    (name): PlannedField => ({
      field: `claims/${name}`,
      verdict: 'carried',
      change: 'none',
      before: `the ${name} of today`,
      after: `the ${name} of today`,
      reason: 'The same at the target.',
    }),
  ),
];

/** A plan with every verdict, an obstacle, a deletion and a gap. */
export const mixedPlan = planOf({
  format: 1,
  target: { vendor: 'genesys', account: 'production' },
  observed: { parts: true, versions: false },
  assistants: [
    {
      key: 'claims',
      name: 'Claims desk',
      change: 'update',
      id: '44444444-0000-4000-8000-000000000007',
      fields: claimsFields,
    },
    { key: 'roadside', name: 'Roadside', change: 'none', fields: [] },
    {
      key: 'old-desk',
      name: 'Old desk',
      change: 'delete',
      id: '44444444-0000-4000-8000-000000000008',
      fields: [],
    },
  ],
  steps: [
    {
      id: 'claims/update',
      assistant: 'claims',
      title: 'Change name of claims',
      action: { type: 'forget', id: '44444444-0000-4000-8000-000000000007' },
      after: [],
      fields: ['claims/name'],
      requests: 2,
    },
    {
      id: 'old-desk/delete',
      assistant: 'old-desk',
      title: 'Delete Old desk',
      action: { type: 'forget', id: '44444444-0000-4000-8000-000000000008' },
      after: [],
      fields: [],
      requests: 1,
      irreversible: 'the vendor does not restore a deleted assistant',
    },
  ],
  questions: [
    {
      id: 'names/queue/Claims EMEA',
      fields: ['claims/queues/Claims EMEA'],
      text: 'Which queue is meant by Claims EMEA?',
      answerAt: ['names', 'queue', 'pairs', 'Claims EMEA'],
      candidates: [
        { value: 'Claims EMEA (Frankfurt)', label: 'a queue with 41 users' },
        { value: 'Claims EMEA (Dublin)', label: 'a queue with 18 users' },
      ],
    },
  ],
  tasks: [],
  obstacles: [
    {
      rule: 'deletions',
      message: 'the plan deletes 1 of 3 assistants, more than the 25 % that are allowed',
      forcible: true,
    },
  ],
  unseen: [
    {
      what: 'parts',
      kind: 'guardrail',
      assistantId: '44444444-0000-4000-8000-000000000007',
      reason: 'permissionDenied',
      message: 'the client lacks assistants:guardrail:view; ask an administrator for it',
    },
  ],
  permissions: [
    { name: 'assistants:assistant:edit' },
    { name: 'assistants:assistant:delete', onlyIf: 'the manifest deletes assistants' },
  ],
  forecast: { requests: 3, milliseconds: 1_200, places: 2 },
  applyable: false,
  complete: false,
});

const manyAssistants = 40;
const fieldsEach = 10;

const bigFields = (key: string, number: number): readonly PlannedField[] =>
  Array.from({ length: fieldsEach }, (_, index): PlannedField => {
    const verdict = (['carried', 'carried', 'converted', 'dropped', 'carried'] as const)[index % 5];
    return {
      field: `${key}/parts/prompt/answer-${index + 1}`,
      verdict: verdict ?? 'carried',
      change: verdict === 'converted' || index % 5 === 1 ? 'change' : 'none',
      before: `${greeting} (${number})`,
      after: `${greeting} (${number}, new)`,
      reason: verdict === 'dropped' ? 'The target has no such prompt.' : 'The same at the target.',
    };
  });

/** A plan for many assistants, all losses accepted. */
export const bigPlan = planOf({
  format: 1,
  target: { vendor: 'qconnect', account: 'contact-centre-europe' },
  observed: { parts: true, versions: true },
  assistants: Array.from({ length: manyAssistants }, (_, index) => {
    const key = `desk-${index + 1}`;
    return {
      ...{ key, name: `Desk ${index + 1}`, change: 'create' as const },
      fields: bigFields(key, index + 1).map((field) =>
        field.verdict === 'dropped' ? { ...field, accepted: true } : field,
      ),
    };
  }),
  steps: Array.from({ length: manyAssistants }, (_, index) => ({
    ...{ id: `desk-${index + 1}/create`, assistant: `desk-${index + 1}` },
    ...{ title: `Create Desk ${index + 1}`, action: { type: 'forget' as const, id: `${index}` } },
    ...{ after: [], fields: [`desk-${index + 1}/name`], requests: 3 },
  })),
  ...{ questions: [], tasks: [], obstacles: [], unseen: [] },
  permissions: [{ name: 'wisdom:CreateAssistant' }],
  forecast: { requests: 360, milliseconds: 190_000, places: 400 },
  ...{ applyable: true, complete: true },
});
