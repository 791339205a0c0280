/** Makes the parts of the fixtures for one assistant, each after the objects that its content names. */
import assert from 'node:assert/strict';
import type { AssistantPart, JsonObject, PartDraft, PartKindLimit } from '@assistant-provider/core';
import type { CaseContext } from './case-context.js';
import type { MadeFirst, PartFixture } from './fixtures.js';
import { isUnavailable } from './unavailable.js';

export interface PartMaker {
  readonly assistantId: string;
  /** Every kind of the limits, in their order. */
  readonly kinds: readonly string[];
  readonly limit: (kind: string) => PartKindLimit;
  /** Makes the part with this number, 1 or 2, unless it was made before. */
  readonly make: (kind: string, number?: number) => Promise<AssistantPart>;
  /** Returns a draft for a part with this number that does not exist. */
  readonly draft: (kind: string, number?: number) => Promise<PartDraft>;
  /** Returns the content of the fixture after its change. */
  readonly changed: (kind: string) => Promise<PartDraft['content']>;
}

/** Whether an assistant can have two parts of this kind. */
export const hasMany = ({ cardinality }: PartKindLimit): boolean => cardinality === 'many';

/** Whether the vendor chooses the ids, so that a draft without an id creates a part. */
export const isNumbered = (limit: PartKindLimit): boolean =>
  hasMany(limit) && limit.ids === 'vendor';

/** Returns a maker for an assistant, by default a new one. */
export async function aPartMaker(context: CaseContext, given?: string): Promise<PartMaker> {
  const { limits, ok } = context;
  const parts = context.feature('parts');
  const assistantId = given ?? (await context.anAssistant()).id;
  const limitByKind = limits.parts?.kinds ?? {};
  const made = new Map<string, Promise<AssistantPart>>();
  const firsts = new Map<string, Promise<MadeFirst>>();

  const limit = (kind: string): PartKindLimit => {
    const found = limitByKind[kind];
    assert.ok(found, `the limits have no part of the kind ${kind}`);
    return found;
  };
  const fixture = (kind: string): PartFixture => {
    const found = context.given('parts')[kind];
    assert.ok(found, `fixtures.parts has no ${kind}`);
    return found;
  };
  const numbered = (values: readonly string[] | undefined, number: number, place: string) => {
    const value = values?.[number - 1];
    assert.ok(value !== undefined, `fixtures.parts.${place} must have two entries`);
    return value;
  };

  const bindQueues = async (kind: string): Promise<void> => {
    const queues = context.feature('queues');
    for (const queueId of fixture(kind).ids ?? context.queueIds(2))
      await ok(queues.bind(assistantId, context.binding(queueId)));
  };

  const makeFirst = async (kind: string): Promise<MadeFirst> => {
    const named = new Map<string, { readonly id: string; readonly version: number }>();
    let linkId = '';
    for (const before of limit(kind).after)
      if (before === 'queues') await bindQueues(kind);
      else if (before === 'knowledge') linkId = await linkOf();
      else {
        const { id } = await make(before);
        const { versions } = limit(before);
        const selector = { kind: before, id };
        const version = versions ? (await ok(parts.publish(assistantId, selector))).version : 1;
        named.set(before, { id, version });
      }
    return {
      linkId,
      part: (before) => {
        const found = named.get(before);
        assert.ok(found, `limits.parts.kinds.${kind}.after does not list ${before}`);
        return found;
      },
    };
  };
  let link: Promise<string> | undefined;
  const linkOf = (): Promise<string> => {
    const [source] = context.given('knowledgeSources');
    assert.ok(source, 'fixtures.knowledgeSources is empty');
    link ??= ok(context.feature('knowledge').link(assistantId, source)).then(
      ({ linkId }) => linkId,
    );
    return link;
  };
  const first = (kind: string): Promise<MadeFirst> => {
    const making = firsts.get(kind) ?? makeFirst(kind);
    firsts.set(kind, making);
    return making;
  };

  const unknownMembersOf = (kind: string): JsonObject => {
    const { unknownMembers } = fixture(kind);
    return isUnavailable(unknownMembers) ? {} : unknownMembers;
  };
  const draft = async (kind: string, number = 1): Promise<PartDraft> => {
    const { ids, names, content } = fixture(kind);
    const { ids: chosenBy, name } = limit(kind);
    return {
      kind,
      ...(chosenBy === 'caller' && { id: numbered(ids, number, `${kind}.ids`) }),
      ...(name && { name: numbered(names, number, `${kind}.names`) }),
      content: { ...content(await first(kind)), ...unknownMembersOf(kind) },
    };
  };
  const make = (kind: string, number = 1): Promise<AssistantPart> => {
    const key = `${kind} ${number}`;
    const making =
      made.get(key) ?? draft(kind, number).then((part) => ok(parts.put(assistantId, part)));
    made.set(key, making);
    return making;
  };

  return {
    assistantId,
    kinds: Object.keys(limitByKind),
    limit,
    make,
    draft,
    changed: async (kind) => ({
      ...fixture(kind).changed(await first(kind)),
      ...unknownMembersOf(kind),
    }),
  };
}
