/** The objects that stand in a copy for those of its source: by their names, then those that were copied. */
import type * as core from '@assistant-provider/core';
import { ok, safeTry } from 'neverthrow';

type Named = Omit<core.PartReference, 'at'>;

/** Remembers what stands for what. */
export class Counterparts {
  readonly #targets = new Map<string, core.ReferenceTarget>();

  add({ kind, id, version }: Named, copy: core.ReferenceTarget): void {
    this.#targets.set(keyOf(kind, id, version), copy);
  }

  /** Returns the counterpart of an object or of one of its versions, if there is one. */
  readonly of = ({ kind, id, version }: Named): core.ReferenceTarget | undefined =>
    this.#targets.get(keyOf(kind, id, version)) ?? this.#targets.get(keyOf(kind, id));

  /** Returns the id of the counterpart. Without a counterpart it is the id that was given. */
  idOf(kind = '', id: string): string {
    return this.of({ kind, id })?.id ?? id;
  }

  /** Does the same for an id that may name a version, such as `id:3`. */
  written(kind = '', written: string): string {
    const [id = '', version] = written.split(':');
    const target = this.of({ kind, id, version: Number(version) });
    return [target?.id ?? id, target?.version ?? version ?? []].flat().join(':');
  }
}

const keyOf = (kind: string, id: string, version?: number): string =>
  [kind, id, version ?? []].flat().join(' ');

type Place = readonly [provider: core.AssistantProvider<'directory'>, assistantId: string];

/**
 * Finds the objects of the same name, except for parts that are still to be copied. Where a copy has two
 * of a name, neither is a counterpart.
 */
export const findCounterparts = (
  source: Place,
  copy: Place,
  parts: readonly core.AssistantPart[],
) =>
  safeTry<Counterparts, core.AssistantError>(async function* () {
    const counterparts = new Counterparts();
    const own = new Set(parts.map(({ kind, id }) => keyOf(kind, id)));
    const inOneAccount = source[0] === copy[0];
    for (const [kind, limit] of Object.entries(source[0].limits.directory?.kinds ?? {})) {
      // Two assistants of one account name the same queues and users.
      if (inOneAccount && !limit.ofAssistant) continue;
      const named = new Map<string, readonly string[]>();
      for (const { id, name } of yield* entriesOf(copy, kind))
        named.set(name, [...(named.get(name) ?? []), id]);
      for (const { id, name } of yield* entriesOf(source, kind)) {
        const [same, ...others] = named.get(name) ?? [];
        const isOne = same !== undefined && others.length === 0;
        if (isOne && !own.has(keyOf(kind, id))) counterparts.add({ kind, id }, { id: same });
      }
    }
    return ok(counterparts);
  });

const entriesOf = ([provider, assistantId]: Place, kind: string) =>
  provider.directory.lookUp(kind, { assistantId });
