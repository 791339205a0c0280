/** Copies an assistant with everything that it owns, also to another account. Knows no vendor. */
import * as core from '@assistant-provider/core';
import { safeTry } from 'neverthrow';
import { findCounterparts } from './counterparts.js';

type Copyable = core.AssistantProvider<'parts' | 'aiAgents' | 'knowledge' | 'directory'>;

/** AI agents that name each other in a circle would need a second pass. */
export const copyAssistant = (from: Copyable, sourceId: string, name: string, to = from) =>
  safeTry<core.Assistant, core.AssistantError>(async function* () {
    const { aiAgents, knowledge, queues, parts: { kinds = {} } = {} } = from.limits;
    // Everything is read first: in the same account, the copy takes the queues with their users.
    const { description, encryption, tags } = yield* from.assistants.get(sourceId);
    const links = yield* from.knowledge.list(sourceId);
    const inParts = Object.values(kinds).some(({ carries }) => carries?.includes('aiAgents'));
    const roles = inParts ? [] : yield* from.aiAgents.list(sourceId);
    const left = [...(yield* from.parts.list(sourceId, { origin: 'customer', versions: true }))];
    const bindings: core.QueueBinding[] = [];
    for await (const entry of from.queues?.all(sourceId) ?? []) bindings.push(yield* entry);
    const given = Object.entries({ description, encryption, tags }).filter(([, value]) => value);
    const created = yield* to.assistants.create({ name, ...Object.fromEntries(given) });
    const { id: copyId } = yield* core.waitForStatus(to, created.id, 'active');
    const copies = yield* findCounterparts([from, sourceId], [to, copyId], left);
    for (const { linkId: id, source } of links) {
      if (source.type === 'unknown') continue;
      const base = 'id' in source && { id: copies.idOf(knowledge?.directoryKind, source.id) };
      const link = yield* to.knowledge.link(copyId, { ...source, ...base });
      copies.add({ kind: 'knowledgeLink', id }, { id: link.linkId });
    }
    const bound = bindings.map(({ queueId, mediaTypes }) => ({
      queueId: copies.idOf(queues?.directoryKind, queueId),
      mediaTypes: mediaTypes as core.MediaType[],
    }));
    if (to.queues && bound.length > 0) yield* to.queues.bindMany(copyId, bound);
    const isReady = (state: Pick<core.AssistantPart, 'references' | 'versions'>): boolean =>
      state.references.every((named) => !kinds[named.kind] || copies.of(named)) &&
      (state.versions ?? []).every(isReady);
    while (left.length > 0) {
      const [part] = left.splice(Math.max(left.findIndex(isReady), 0), 1) as [core.AssistantPart];
      const { kind, versions = [] } = part;
      const { ids, idKind } = kinds[kind] as core.PartKindLimit;
      const given = ids === 'caller' && { id: copies.idOf(idKind, part.id) };
      let draft = { kind, ...(part.name !== undefined && { name: part.name }), ...given };
      for (const state of [...versions, part]) {
        const content = core.withReferences(state, copies.of);
        const { id } = yield* to.parts.put(copyId, { ...draft, content });
        draft = { ...draft, id };
        copies.add({ kind, id: part.id }, { id });
        if (!('version' in state)) continue;
        const { version } = yield* to.parts.publish(copyId, { kind, id });
        copies.add({ kind, id: part.id, version: state.version }, { id, version });
      }
    }
    for (const { role, useCase, agentId, enabled } of roles) {
      const agent = agentId && { agentId: copies.written(aiAgents?.agentPart, agentId) };
      const filled = { ...agent, ...(useCase && { useCase }), enabled };
      yield* to.aiAgents.assign(copyId, { role: role as core.AiAgentRole, ...filled });
    }
    return to.assistants.get(copyId);
  });
