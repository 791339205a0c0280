/** An application without OpenTelemetry, before and after something else registers an API of its own. */
import { createProvider, type AssistantDriver } from '@assistant-provider/core/adapter';
import { policiesOf } from '@assistant-provider/policies';
import { okAsync } from 'neverthrow';

const assistant = {
  id: 'desk-1',
  vendor: 'scripted',
  name: 'Desk',
  status: 'active',
  locator: 'scripted:desk-1',
  vendorData: {},
} as const;

const driver: AssistantDriver = {
  vendor: 'scripted',
  limits: { assistantId: {}, name: {}, pageSize: { min: 1, max: 10 } },
  assistants: {
    create: () => okAsync(assistant),
    get: (_, context) =>
      context.request({ name: 'GET /desk', writes: false }, () => okAsync(assistant)),
    list: () => okAsync({ items: [] }),
    delete: () => okAsync(undefined),
  },
  native: () => undefined,
};
const provider = createProvider(driver, policiesOf({}));

const before = (await provider.assistants.get('desk-1')).isOk();
// The API keeps its registry here; another copy of it may be part of the program.
Object.assign(globalThis, { [Symbol.for('opentelemetry.js.api.1')]: {} });
const after = (await provider.assistants.get('desk-1')).isOk();
const isRefused = await import('@opentelemetry/api').then(
  () => false,
  () => true,
);
process.stdout.write(JSON.stringify({ before, after, isRefused }));
