/** Runs an operation without faults, to record its requests, its result and its changes. */
import type { AssistantProvider } from '@assistant-provider/core';
import { factsOf, idsIn, type Facts } from '../kit/facts.js';
import type { OperationCase } from '../vendors/portable-operations.js';
import type { VendorParts, VendorSetup } from '../vendors/vendor-setup.js';

/** One request of an operation, into which a fault can be injected. */
export interface Target {
  /** Its place among all requests of the call. */
  readonly index: number;
  readonly signature: string;
  /** The emulator's name of it, and how many of that name come before it. */
  readonly operation: string;
  readonly earlier: number;
  /** The status of the emulator's response without faults. */
  readonly status: number;
  /** Whether it is sent to the token host. */
  readonly isLogin: boolean;
}

/** The behaviour of an operation without faults. */
export interface Usual {
  readonly targets: readonly Target[];
  /** The facts of the result. Undefined if the operation fails without faults, too. */
  readonly answer: Facts | undefined;
  readonly failure: string | undefined;
  /** The ids that existed before. */
  readonly known: ReadonlySet<string>;
  readonly before: Facts;
  readonly done: Facts;
}

export interface Baseline<P extends AssistantProvider> extends Usual {
  readonly operation: OperationCase<P>;
}

/** Nothing takes as long at an emulator, so after this time everything due has happened. */
const settleMs = 60_000;

export function stateOf({ clock, emulator }: VendorParts, known: ReadonlySet<string>): Facts {
  clock.advance(settleMs);
  return factsOf(emulator.snapshot(), known);
}

export const isTokenRequest = (signature: string): boolean => signature.endsWith('/oauth/token');

export async function runBaseline<P extends AssistantProvider>(
  setup: VendorSetup<P>,
  operation: OperationCase<P>,
): Promise<Baseline<P>> {
  setup.clock.restart();
  setup.restore();
  setup.wire.reset();
  setup.emulator.requests.clear();
  const known = idsIn(setup.emulator.snapshot());
  const before = stateOf(setup, known);
  const provider = setup.createProvider(setup.wire.url);
  const result = await operation.run(provider);
  void (await provider.close());
  const sent = setup.wire.requests.map(({ signature }) => signature);
  const logged = setup.emulator.requests.all();
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
    done: stateOf(setup, known),
  };
}
