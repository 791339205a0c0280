/** An SDK that is registered after another one must receive the telemetry. */
import { systemClock } from '@assistant-provider/core';
import { traceCall } from '@assistant-provider/policies';
import { startTelemetry } from '@assistant-provider/test-support/telemetry';
import { expect, it } from 'vitest';
import { aCall, vendorAnswering } from './calls.js';

it('spans go to the SDK that is registered now', async () => {
  for (const sdk of ['first', 'second']) {
    const telemetry = startTelemetry();
    const handle = traceCall(vendorAnswering('fine').handle);

    expect((await handle(aCall(systemClock, { level: 'call' }))).isOk()).toBe(true);

    expect(telemetry.spans(), sdk).toHaveLength(1);
    await telemetry.stop();
  }
});

it('metrics go to the SDK that is registered now', async () => {
  for (const sdk of ['first', 'second']) {
    const telemetry = startTelemetry();
    const handle = traceCall(vendorAnswering('fine').handle);

    expect((await handle(aCall(systemClock, { level: 'call' }))).isOk()).toBe(true);

    const recorded = (await telemetry.metrics()).flatMap(({ metrics }) => metrics);
    expect(
      recorded.map(({ descriptor }) => descriptor.name),
      sdk,
    ).toContain('assistant_provider.call.duration');
    await telemetry.stop();
  }
});
