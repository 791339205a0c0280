/** The name and version under which telemetry is recorded. */
import { systemClock } from '@assistant-provider/core';
import { traceCall } from '@assistant-provider/policies';
import { startTelemetry } from '@assistant-provider/test-support/telemetry';
import { readFile } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { aCall, vendorAnswering } from './calls.js';

it('spans and metrics carry the version of the package', async () => {
  const telemetry = startTelemetry();
  onTestFinished(() => telemetry.stop());

  const handle = traceCall(vendorAnswering('fine').handle);
  expect((await handle(aCall(systemClock, { level: 'call' }))).isOk()).toBe(true);

  const scopes = [
    ...telemetry.spans().map(({ instrumentationScope }) => instrumentationScope),
    ...(await telemetry.metrics()).map(({ scope }) => scope),
  ];
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(manifest) as { readonly version: string };
  expect(scopes).toHaveLength(2);
  for (const scope of scopes) expect(scope).toMatchObject({ name: '@assistant-provider', version });
});
