/** The clock of both emulators. It never goes back, because tokens and quotas rely on that. */
import type { EmulatorClock } from '../server/clock.js';
import type { EmulatorResponse, Route } from '../server/contract.js';
import { accepted, readObject, Refusal } from './requests-and-responses.js';

export function clockRoutes(clock: EmulatorClock): readonly Route[] {
  const shown = (): EmulatorResponse => ({
    status: 200,
    body: { now: new Date(clock.now()).toISOString() },
  });
  return [
    { operation: 'getClock', method: 'GET', path: '/clock', handle: shown },
    {
      operation: 'setClock',
      method: 'PUT',
      path: '/clock',
      handle(request) {
        const { now } = readObject(request);
        const time = typeof now === 'string' ? Date.parse(now) : Number.NaN;
        if (Number.isNaN(time))
          throw new Refusal(400, 'now must be a time such as 2030-01-31T12:00:00Z');
        const milliseconds = time - clock.now();
        if (milliseconds < 0)
          throw new Refusal(400, 'now is in the past; the clock never goes back');
        clock.advance(milliseconds);
        return shown();
      },
    },
    {
      operation: 'advanceClock',
      method: 'POST',
      path: '/clock/advance',
      handle(request) {
        const { milliseconds } = readObject(request);
        accepted(() => clock.advance(milliseconds as number));
        return shown();
      },
    },
  ];
}
