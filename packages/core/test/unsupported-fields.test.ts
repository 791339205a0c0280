/** The limits of a vendor decide which fields are unsupported. */
import type {
  AiAgentAssignmentDraft,
  AiAgentRoleLimit,
  AiAgentSelector,
  AssistantDraft,
  FeatureMap,
  KnowledgeSource,
  Limits,
} from '@assistant-provider/core';
import { okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { anAssistant, scriptedProvider } from './scripted-driver.js';

const knowledgeLimit = {
  types: ['knowledgeBase', 'externalKnowledgeBase'],
  knowledgeBaseId: {},
  linkId: {},
  language: {},
} as const;

const everything = {
  description: {},
  tags: { count: 5, key: {}, value: {} },
  kmsKeyId: {},
  knowledge: knowledgeLimit,
};

describe('a patch of a field that is fixed at creation', () => {
  const update = (limits: Partial<Limits>) => {
    const received: unknown[] = [];
    const provider = scriptedProvider({
      limits,
      features: {
        editing: {
          update: (_, patch) => {
            received.push(patch);
            return okAsync(anAssistant());
          },
        },
      },
    });
    const patch = { name: 'Returns desk', description: 'about returns' };
    return { provider, received, patch };
  };

  it.each(['name', 'description'] as const)('%s is unsupported', async (field) => {
    const given = { name: {}, description: {}, [field]: { changes: 'atCreation' } as const };
    const { provider, received, patch } = update(given);

    const error = (await provider.editing?.update('a-1', patch))?._unsafeUnwrapErr();

    expect(error).toMatchObject({ kind: 'unsupported', effect: 'none', retry: 'never' });
    expect(error?.issues?.map((issue) => issue.field)).toEqual([`patch.${field}`]);
    expect(received).toEqual([]);
  });

  it('is dropped on request, and listed', async () => {
    const { provider, received, patch } = update({ description: { changes: 'atCreation' } });

    const options = { onUnsupported: 'drop' } as const;
    const updated = await provider.editing?.update('a-1', patch, options);

    expect(updated?._unsafeUnwrap().dropped).toEqual(['patch.description']);
    expect(received).toEqual([{ name: 'Returns desk' }]);
  });

  it.each([{}, { changes: 'inPlace' } as const])('changes if the limit is %j', async (limit) => {
    const { provider, received, patch } = update({ name: limit, description: limit });

    expect((await provider.editing?.update('a-1', patch))?.isOk()).toBe(true);
    expect(received).toEqual([patch]);
  });
});

const knowledgeBase = { type: 'knowledgeBase', id: 'kb-1', language: 'en-US' } as const;
const external = { type: 'externalKnowledgeBase', locator: 'arn:x', accessRole: 'arn:y' } as const;

const fullDraft = {
  name: 'Returns desk',
  description: 'about returns',
  tags: { team: 'returns' },
  encryption: { kmsKeyId: 'key-1' },
  knowledge: [knowledgeBase, external],
} satisfies AssistantDraft;

const drop = { onUnsupported: 'drop' } as const;

/** Returns the input that reaches a driver with these limits. */
function receiving(limits: Partial<Limits>) {
  const received: unknown[] = [];
  const noting =
    <T>(answer: T) =>
    (_: unknown, given: unknown) => {
      received.push(given);
      return okAsync(answer);
    };
  const provider = scriptedProvider({
    limits,
    assistants: {
      create: (draft) => {
        received.push(draft);
        return okAsync(anAssistant());
      },
    },
    features: {
      aiAgents: {
        list: () => okAsync([]),
        assign: noting({ role: 'x', enabled: true, vendorRole: 'X', vendorData: {} }),
        unassign: noting(undefined),
      },
      knowledge: {
        list: () => okAsync([]),
        link: noting({ linkId: 'l-1', source: knowledgeBase, vendorData: {} }),
        unlink: noting(undefined),
      },
    },
  });
  const { assistants } = provider;
  const { aiAgents, knowledge } = provider as Required<FeatureMap>;
  return { received, assistants, aiAgents, knowledge };
}

describe('a draft', () => {
  it('reaches a vendor that supports all fields unchanged', async () => {
    const { received, assistants } = receiving(everything);

    const created = await assistants.create(fullDraft);

    expect(received).toEqual([fullDraft]);
    expect(created._unsafeUnwrap()).not.toHaveProperty('dropped');
  });

  it.each([
    ['description', 'description'],
    ['tags', 'tags'],
    ['kmsKeyId', 'encryption'],
    ['knowledge', 'knowledge'],
  ] as const)('without a limit for %s loses only its %s', async (limit, field) => {
    const { [limit]: _, ...limits } = everything;
    const { [field]: __, ...rest } = fullDraft;
    const { received, assistants } = receiving(limits);

    const created = await assistants.create(fullDraft, drop);

    expect(created._unsafeUnwrap().dropped).toEqual([`draft.${field}`]);
    expect(received).toEqual([rest]);
  });

  it('loses sources of unsupported types, and unsupported languages', async () => {
    const { language: _, ...knowledge } = { ...knowledgeLimit, types: ['knowledgeBase'] as const };
    const { received, assistants } = receiving({ ...everything, knowledge });

    const created = await assistants.create(fullDraft, drop);

    expect(created._unsafeUnwrap().dropped).toEqual([
      'draft.knowledge[0].language',
      'draft.knowledge[1].type',
    ]);
    expect(received).toEqual([
      { ...fullDraft, knowledge: [{ type: 'knowledgeBase', id: 'kb-1' }] },
    ]);
  });
});

describe('the error for unsupported fields', () => {
  it('names each field, and how to continue without them', async () => {
    const { assistants } = receiving({});
    const { name, description, tags } = fullDraft;

    const error = (await assistants.create({ name, description, tags }))._unsafeUnwrapErr();

    expect(error.message).toBe(
      'scripted does not support draft.description, draft.tags; ' +
        "pass onUnsupported: 'drop' to continue without it",
    );
    expect(error.issues).toEqual(
      ['draft.description', 'draft.tags'].map((field) => ({
        field,
        rule: 'unsupported',
        message: `${field} is not supported by scripted`,
      })),
    );
  });

  it('refers to provider.limits if a field cannot be dropped', async () => {
    const error = (await receiving({}).knowledge.link('a-1', external))._unsafeUnwrapErr();

    expect(error.message).toBe(
      'scripted does not support source.type; provider.limits says what it supports',
    );
  });
});

describe('a source to link', () => {
  it.each<KnowledgeSource>([knowledgeBase, external])('reaches the driver: %j', async (source) => {
    const { received, knowledge } = receiving(everything);

    expect((await knowledge.link('a-1', source)).isOk()).toBe(true);
    expect(received).toEqual([source]);
  });

  it.each([
    ['of a vendor without limits for knowledge', {}],
    [
      'of an unsupported type',
      { knowledge: { ...knowledgeLimit, types: ['knowledgeBase'] as const } },
    ],
  ])('%s is rejected, also with `drop`', async (_, limits) => {
    const { received, knowledge } = receiving(limits);

    for (const options of [{}, drop])
      expect((await knowledge.link('a-1', external, options))._unsafeUnwrapErr()).toMatchObject({
        kind: 'unsupported',
        issues: [{ field: 'source.type' }],
      });
    expect(received).toEqual([]);
  });

  it('loses its language if the vendor does not support one', async () => {
    const { language: _, ...knowledgeWithout } = knowledgeLimit;
    const { received, knowledge } = receiving({ knowledge: knowledgeWithout });

    const linked = await knowledge.link('a-1', knowledgeBase, drop);

    expect(linked._unsafeUnwrap()).toMatchObject({ dropped: ['source.language'] });
    expect(received).toEqual([{ type: 'knowledgeBase', id: 'kb-1' }]);
  });
});

const roleWith = (over: Partial<AiAgentRoleLimit>) => ({
  aiAgents: {
    roles: {
      orchestration: {
        agentId: 'optional',
        useCase: 'optional',
        canDisable: true,
        ...over,
      } as const,
    },
  },
});

const assignment: AiAgentAssignmentDraft = {
  role: 'orchestration',
  agentId: 'g-1',
  useCase: 'u-1',
  enabled: false,
};
const selector: AiAgentSelector = { role: 'orchestration', useCase: 'u-1' };

describe('an assignment', () => {
  it('reaches a vendor that supports all fields unchanged', async () => {
    const { received, aiAgents } = receiving(roleWith({}));

    expect((await aiAgents.assign('a-1', assignment)).isOk()).toBe(true);
    expect(received).toEqual([assignment]);
  });

  it.each(['agentId', 'useCase'] as const)('loses only its %s', async (absent) => {
    const { [absent]: _, ...rest } = assignment;
    const { received, aiAgents } = receiving(roleWith({ [absent]: 'unsupported' }));

    const assigned = await aiAgents.assign('a-1', assignment, drop);

    expect(assigned._unsafeUnwrap().dropped).toEqual([`assignment.${absent}`]);
    expect(received).toEqual([rest]);
  });

  it.each([true, undefined])(
    'of a role that is always enabled accepts enabled: %s',
    async (enabled) => {
      const { received, aiAgents } = receiving(roleWith({ canDisable: false }));
      const { enabled: _, ...given } = assignment;
      const asked = { ...given, ...(enabled !== undefined && { enabled }) };

      expect((await aiAgents.assign('a-1', asked)).isOk()).toBe(true);
      expect(received).toEqual([asked]);
    },
  );
});

describe('the removal of an assignment', () => {
  it('reaches a vendor that supports all fields unchanged', async () => {
    const { received, aiAgents } = receiving(roleWith({}));

    expect((await aiAgents.unassign('a-1', selector)).isOk()).toBe(true);
    expect(received).toEqual([selector]);
  });

  it('is rejected for an unsupported use case, also with `drop`, because the selection would widen', async () => {
    const { received, aiAgents } = receiving(roleWith({ useCase: 'unsupported' }));

    for (const options of [{}, drop])
      expect((await aiAgents.unassign('a-1', selector, options))._unsafeUnwrapErr()).toMatchObject({
        kind: 'unsupported',
        issues: [{ field: 'selector.useCase' }],
      });
    expect(received).toEqual([]);
  });

  it('is rejected for an unsupported role, also with `drop`', async () => {
    for (const limits of [{}, { aiAgents: { roles: {} } }]) {
      const { received, aiAgents } = receiving(limits);
      for (const options of [{}, drop]) {
        const error = (await aiAgents.unassign('a-1', selector, options))._unsafeUnwrapErr();
        expect(error.issues).toMatchObject([{ field: 'selector.role', rule: 'unsupported' }]);
      }
      expect(received).toEqual([]);
    }
  });
});
