/** `include`: what a list of assistants reads along. */
import assert from 'node:assert/strict';
import type { Assistant, AssistantInclude, Reply } from '@assistant-provider/core';
import { needsControl, type ConformanceCase } from '../case.js';
import type { CaseContext } from '../case-context.js';
import { entriesOf, pagesOf } from '../replies.js';
import { firstOfEachRole } from '../roles.js';

/** Without the vendor's own objects, which may differ from one request to the next. */
const portable = (entries: readonly { readonly vendorData: unknown }[]) =>
  entries.map(({ vendorData, ...entry }) => entry);

interface Included {
  readonly member: AssistantInclude;
  readonly id: string;
  /** Gives the assistant something to read along. */
  readonly fill: (context: CaseContext, assistantId: string) => Reply<unknown>;
  /** Calls the feature's own `list`. */
  readonly listed: (
    context: CaseContext,
    assistantId: string,
  ) => Reply<Required<Assistant>[AssistantInclude]>;
}

const included: readonly Included[] = [
  {
    member: 'aiAgents',
    id: 'ai-agents',
    fill: (context, assistantId) => {
      const [draft] = firstOfEachRole(context);
      assert.ok(draft);
      return context.feature('aiAgents').assign(assistantId, draft);
    },
    listed: (context, assistantId) => context.feature('aiAgents').list(assistantId),
  },
  {
    member: 'knowledge',
    id: 'knowledge',
    fill: (context, assistantId) => {
      const [source] = context.given('knowledgeSources');
      assert.ok(source);
      return context.feature('knowledge').link(assistantId, source);
    },
    listed: (context, assistantId) => context.feature('knowledge').list(assistantId),
  },
];

/** A full page and one more assistant, which is on the second page. */
const moreThanAPage = ({ limits }: CaseContext) => Math.max(1, limits.pageSize.min) + 1;

function casesOf({ member, id, fill, listed }: Included): readonly ConformanceCase[] {
  const filledAssistants = async (context: CaseContext) => {
    const made = await context.assistants(moreThanAPage(context));
    for (const assistant of made) await context.ok(fill(context, assistant.id));
    return made;
  };
  const checkCarried = async (context: CaseContext, assistant: Assistant) => {
    const carried = assistant[member];
    assert.ok(carried, `the list does not carry ${member}`);
    const expected = await context.ok(listed(context, assistant.id));
    assert.ok(expected.length > 0, `${member}.list is empty`);
    assert.deepEqual(portable(carried), portable(expected), `${member} of the list`);
  };
  return [
    {
      id: `including.${id}`,
      contract: `\`list\` and \`all\` with \`include: ['${member}']\` show for each assistant, on each page, what \`${member}.list\` returns.`,
      feature: member,
      run: async (context) => {
        const { assistants } = context.provider;
        const made = await filledAssistants(context);
        const query = { include: [member], pageSize: made.length - 1 } as const;
        const pages = await pagesOf(context, (cursor) =>
          assistants.list({ ...query, ...(cursor !== undefined && { cursor }) }),
        );
        const each = await context.collect(assistants.all(query), made.length);
        for (const read of [entriesOf(pages), each]) {
          assert.equal(read.length, made.length, 'assistants');
          for (const assistant of read) await checkCarried(context, assistant);
        }
      },
    },
    {
      id: `including.${id}-by-name`,
      contract: `\`name\` and \`include: ['${member}']\` together find the same assistants, and show \`${member}\`.`,
      feature: member,
      run: async (context) => {
        const [first] = await filledAssistants(context);
        assert.ok(first);
        const { items } = await context.ok(
          context.provider.assistants.list({ name: first.name, include: [member] }),
        );
        assert.deepEqual(
          items.map((assistant) => assistant.id),
          [first.id],
        );
        for (const assistant of items) await checkCarried(context, assistant);
      },
    },
    {
      id: `including.${id}-deleted-meanwhile`,
      contract: `\`list\` with \`include: ['${member}']\` succeeds if somebody else deletes an assistant between its requests.`,
      feature: member,
      needs: [needsControl('deletion without the driver', ({ deleteBehind }) => deleteBehind)],
      run: async (context) => {
        const { provider, probe, controls, ok } = context;
        const [gone, ...kept] = await filledAssistants(context);
        assert.ok(gone);
        probe.clear();
        // A driver whose list carries everything makes no second request.
        probe.onBegin(() =>
          probe.requests.length === 2 ? controls.deleteBehind(gone.id) : undefined,
        );
        const { items } = await ok(
          provider.assistants.list({ include: [member], pageSize: kept.length + 1 }),
        );
        probe.onBegin(() => undefined);
        for (const assistant of items.filter((item) => item.id !== gone.id))
          await checkCarried(context, assistant);
      },
    },
  ];
}

export const includingCases: readonly ConformanceCase[] = included.flatMap(casesOf);
