/** Copies an assistant with everything that it owns, inside one account. Knows no vendor. */
import * as core from '@assistant-provider/core';
import { safeTry } from 'neverthrow';

type Copyable = core.AssistantProvider<'parts' | 'aiAgents' | 'knowledge'>;

/** AI agents that name each other in a circle would need a second pass. */
export const copyAssistant = (provider: Copyable, sourceId: string, name: string) =>
  safeTry<core.Assistant, core.AssistantError>(async function* () {
    const { assistants, parts, aiAgents, knowledge, limits } = provider;
    const { agentPart = '' } = limits.aiAgents ?? {};
    /** The key is the kind and the id of the source, with its version or without. */
    const copies = new Map<string, core.ReferenceTarget>();
    const copyOf = ({ kind, id, version }: Omit<core.PartReference, 'at'>) =>
      copies.get(`${kind} ${id} ${version}`) ?? copies.get(`${kind} ${id}`);
    const { description, encryption, tags } = yield* assistants.get(sourceId);
    const given = Object.entries({ description, encryption, tags }).filter(([, value]) => value);
    const created = yield* assistants.create({ name, ...Object.fromEntries(given) });
    const { id: copyId } = yield* core.waitForStatus(provider, created.id, 'active');
    for (const { linkId, source } of yield* knowledge.list(sourceId)) {
      if (source.type === 'unknown') continue;
      const { linkId: id } = yield* knowledge.link(copyId, source);
      copies.set(`knowledgeLink ${linkId}`, { id });
    }
    const supplied = yield* parts.list(copyId, { origin: 'vendor' });
    for (const part of yield* parts.list(sourceId, { origin: 'vendor' })) {
      const same = supplied.find((other) => other.kind === part.kind && other.name === part.name);
      if (same) copies.set(`${part.kind} ${part.id}`, { id: same.id });
    }
    for (const [kind, { ids }] of Object.entries(limits.parts?.kinds ?? {})) {
      const query = { kind, origin: 'customer', versions: true } as const;
      const left = [...(yield* parts.list(sourceId, query))];
      const isReady = (state: Pick<core.AssistantPart, 'references' | 'versions'>): boolean =>
        state.references.every((named) => named.kind !== kind || copyOf(named)) &&
        (state.versions ?? []).every(isReady);
      while (left.length > 0) {
        const [part] = left.splice(Math.max(left.findIndex(isReady), 0), 1) as [core.AssistantPart];
        const named = { kind, ...(part.name !== undefined && { name: part.name }) };
        let draft = { ...named, ...(ids === 'caller' && { id: part.id }) };
        for (const state of [...(part.versions ?? []), part]) {
          const content = core.withReferences(state, copyOf);
          const { id } = yield* parts.put(copyId, { ...draft, content });
          copies.set(`${kind} ${part.id}`, { id });
          draft = { ...named, id };
          if (!('version' in state)) continue;
          const { version } = yield* parts.publish(copyId, { kind, id });
          copies.set(`${kind} ${part.id} ${state.version}`, { id, version });
        }
      }
    }
    for (const { role, useCase, agentId = '', enabled } of yield* aiAgents.list(sourceId)) {
      const [id = '', version] = agentId.split(':');
      const target = copyOf({ kind: agentPart, id, version: Number(version) });
      const agent = [target?.id ?? id, target?.version ?? version ?? []].flat().join(':');
      const filled = { ...(agent && { agentId: agent }), ...(useCase && { useCase }), enabled };
      yield* aiAgents.assign(copyId, { role: role as core.AiAgentRole, ...filled });
    }
    return assistants.get(copyId);
  });
