/** An application that never stops: it makes, changes and removes assistants, and lists them. */
import type {
  AssistantError,
  AssistantProvider,
  CallOptions,
  Reply,
} from '@assistant-provider/core';
import type { Result } from 'neverthrow';

type Draw = () => number;
type Outcome = Result<unknown, AssistantError>;

/** More of them, and each list would take longer than the one before. */
const mostAssistants = 20;

export interface Application {
  /** One call of some kind. */
  call(): Promise<Outcome>;
}

export function createApplication(
  provider: AssistantProvider,
  draw: Draw,
  signal: AbortSignal,
): Application {
  const ids: string[] = [];
  let made = 0;
  const someone = () =>
    ids[Math.floor(draw() * ids.length)] ?? '00000000-0000-4000-8000-000000000000';

  const create = async (options: CallOptions): Promise<Outcome> => {
    const result = await provider.assistants.create({ name: `Desk ${(made += 1)}` }, options);
    if (result.isOk()) ids.push(result.value.id);
    return result;
  };
  const remove = async (options: CallOptions): Promise<Outcome> => {
    const id = someone();
    const result = await provider.assistants.delete(id, options);
    const isGone = result.isOk() || result.error.kind === 'notFound';
    if (isGone && ids.includes(id)) ids.splice(ids.indexOf(id), 1);
    return result;
  };
  /** Takes over what it finds: creations whose answers were lost. */
  const list = async (options: CallOptions): Promise<Outcome> => {
    const page = await provider.assistants.list({ pageSize: 5 }, options);
    if (page.isOk())
      ids.push(...page.value.items.map(({ id }) => id).filter((id) => !ids.includes(id)));
    return page;
  };
  /** Leaves the loop early, with a page read ahead. */
  const lookAround = async (options: CallOptions): Promise<Outcome> => {
    for await (const each of provider.assistants.all({ pageSize: 2 }, options))
      if (each.isErr() || draw() < 0.3) return each;
    return await provider.assistants.get(someone(), options);
  };
  const leave = async (options: CallOptions): Promise<Outcome> => {
    const leaving = new AbortController();
    const reply = provider.assistants.list({}, { ...options, signal: leaving.signal });
    leaving.abort(new Error('changed its mind'));
    return await reply;
  };

  const kinds: readonly ((options: CallOptions) => Reply<unknown> | Promise<Outcome>)[] = [
    (options) => provider.assistants.get(someone(), options),
    list,
    (options) => provider.assistants.list({ name: 'Desk 1' }, options),
    (options) => provider.assistants.get('not an id at all!', options),
    (options) => provider.knowledge?.list(someone(), options) ?? lookAround(options),
    (options) => provider.aiAgents?.list(someone(), options) ?? lookAround(options),
    lookAround,
    leave,
    create,
    remove,
  ];

  return {
    call: async () => {
      // All share one signal, as a server's calls share that of its shutdown.
      const options: CallOptions = draw() < 0.5 ? { signal } : { timeoutMs: 5_000 };
      if (ids.length >= mostAssistants) return remove(options);
      const kind = kinds[Math.floor(draw() * kinds.length)] ?? lookAround;
      return await kind(options);
    },
  };
}
