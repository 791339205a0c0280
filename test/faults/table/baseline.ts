/** Runs an operation without faults: which requests it takes, what it answers, what it changes. */
import type { AssistantProvider } from '@assistant-provider/core';
import { factsOf, idsIn, type Facts } from '../kit/facts.js';
import type { OperationCase } from '../vendors/portable-operations.js';
import type { Scenery, World } from '../vendors/world.js';

/** One request of an operation, which a fault can strike. */
export interface Target {
  /** Its place among all requests of the call. */
  readonly index: number;
  readonly signature: string;
  /** The emulator's name of it, and how many of that name come before it. */
  readonly operation: string;
  readonly earlier: number;
  /** What the emulator answers without faults. */
  readonly status: number;
  /** Whether it is sent to the token host. */
  readonly isLogin: boolean;
}

/** What an operation does when all is well. */
export interface Usual {
  readonly targets: readonly Target[];
  /** Of the answer; undefined where the operation fails even so, as one of what never was. */
  readonly answer: Facts | undefined;
  readonly failure: string | undefined;
  /** Ids that were there before. */
  readonly known: ReadonlySet<string>;
  readonly before: Facts;
  readonly done: Facts;
}

export interface Rehearsal<P extends AssistantProvider> extends Usual {
  readonly operation: OperationCase<P>;
}

/** Longer than anything takes at an emulator: once a call is over, whatever is due happens. */
const dustMs = 60_000;

export function stateOf({ clock, emulator }: Scenery, known: ReadonlySet<string>): Facts {
  clock.advance(dustMs);
  return factsOf(emulator.snapshot(), known);
}

export const isTokenRequest = (signature: string): boolean => signature.endsWith('/oauth/token');

export async function rehearse<P extends AssistantProvider>(
  world: World<P>,
  operation: OperationCase<P>,
): Promise<Rehearsal<P>> {
  world.clock.restart();
  world.restore();
  world.wire.reset();
  world.emulator.requests.clear();
  const known = idsIn(world.emulator.snapshot());
  const before = stateOf(world, known);
  const provider = world.createProvider(world.wire.url);
  const result = await operation.run(provider);
  void (await provider.close());
  const sent = world.wire.requests.map(({ signature }) => signature);
  const logged = world.emulator.requests.all();
  const names = logged.map((request) => request.operation);
  return {
    operation,
    targets: sent.map((signature, index) => {
      const name = names[index] ?? '';
      return {
        index,
        signature,
        operation: name,
        status: logged[index]?.status ?? 0,
        earlier: names.slice(0, index).filter((earlier) => earlier === name).length,
        isLogin: isTokenRequest(signature),
      };
    }),
    answer: result.isOk() ? factsOf(result.value, known) : undefined,
    failure: result.isErr() ? result.error.kind : undefined,
    known,
    before,
    done: stateOf(world, known),
  };
}
