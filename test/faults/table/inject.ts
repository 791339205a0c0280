/** Arms one fault for one request of an operation: once, or each time that request comes. */
import type { FaultEffect } from '@assistant-provider/emulators';
import { answerBytes } from '../kit/http-bytes.js';
import type { Fault, FaultContext } from './fault.js';
import type { Target } from './baseline.js';
import type { Interference, WireRequest } from '../kit/wire.js';
import type { VendorParts } from '../vendors/vendor-setup.js';

export type Persistence = 'once' | 'always';

/** Answers the address at which the provider is to find its vendor. */
export function arm(
  scenery: VendorParts,
  foreignHost: string,
  { injection }: Fault,
  target: Target,
  persistence: Persistence,
): string {
  const { vendor, wire, clock, emulator } = scenery;
  const context: FaultContext = { vendor, wire, clock, foreignHost };
  if (injection.at === 'address') return injection.url(wire);
  if (injection.at === 'emulator') {
    emulator.faults.add({
      operation: target.operation,
      skip: target.earlier,
      ...(persistence === 'once' && { times: 1 }),
      effect: target.isLogin ? ofTokenHost(injection.effect) : injection.effect,
    });
    return wire.url;
  }
  if (injection.at === 'wire') {
    const interference = injection.interfere(context);
    wire.decide = from(target, persistence, interference);
    return wire.url;
  }
  const { connection } = injection;
  const begin = () => {
    connection.begin(context);
    if (persistence === 'once') clock.onMove(() => void connection.end(context));
  };
  if (target.index === 0) begin();
  else {
    let seen = 0;
    wire.decide = () => {
      const place = seen++;
      if (place >= target.index) return undefined;
      return lastOfItsConnection(place === target.index - 1 ? begin : () => undefined);
    };
  }
  return connection.host ? `http://${connection.host}:${wire.port}` : wire.url;
}

/** The emulator's usual body there is an OAuth error, which goes before the status. */
function ofTokenHost(effect: FaultEffect): FaultEffect {
  if (effect.kind === 'status') return { body: '', ...effect };
  if (effect.kind !== 'retryAfter') return effect;
  const { status = 429, value } = effect;
  return { kind: 'status', status, headers: { 'Retry-After': value }, body: '' };
}

/** The target, and with `always` whatever is the same request after it. */
function from({ index, signature }: Target, persistence: Persistence, interference: Interference) {
  let seen = 0;
  return (request: WireRequest): Interference | undefined => {
    const place = seen++;
    const isSame = place > index && request.signature === signature;
    return place === index || (persistence === 'always' && isSame) ? interference : undefined;
  };
}

/** Passes, but the connection is over with its answer: the next request needs a new one. */
const lastOfItsConnection = (then: () => void): Interference => ({
  delivery: 'first',
  answer: (client, _request, { head, body }) => {
    then();
    const [statusLine = '', ...headers] = head.split('\r\n');
    const kept = headers
      .map((line): [string, string] => [
        line.slice(0, line.indexOf(':')),
        line.slice(line.indexOf(':') + 1).trim(),
      ])
      .filter(([name]) => !/^(connection|keep-alive)$/i.test(name));
    client.end(
      answerBytes(
        statusLine.replace(/^HTTP\/1\.1 /, ''),
        { ...Object.fromEntries(kept), Connection: 'close' },
        body,
      ),
    );
  },
});

/** Ends whatever a fault has begun. */
export async function disarm(
  scenery: VendorParts,
  foreignHost: string,
  { injection }: Fault,
): Promise<void> {
  const { vendor, wire, clock, emulator } = scenery;
  emulator.faults.clear();
  if (injection.at === 'connection')
    await injection.connection.end({ vendor, wire, clock, foreignHost });
  await wire.settle();
  clock.settle();
}
