/** The form of a setting's test case. */
import type { GenesysEmulatorOptions, GenesysSettings } from '../src/index.js';
import type { Answer, startGenesys } from './genesys-harness.js';

export type Genesys = Awaited<ReturnType<typeof startGenesys>>;

export interface SettingCase {
  /** Each value of the setting with the expected outcome of the scenario. The default comes first. */
  readonly outcomes: readonly (readonly [value: unknown, outcome: unknown])[];
  readonly options?: GenesysEmulatorOptions;
  readonly scenario: (genesys: Genesys) => Promise<unknown>;
}

export type SettingCases = Partial<Record<keyof GenesysSettings, SettingCase>>;

export const assistantsPath = '/api/v2/assistants';
export const routingPath = '/api/v2/routing/queues';

export async function status(answer: Promise<Answer>): Promise<number> {
  return (await answer).status;
}

/** The path of an attached queue in manual assignment mode. */
export async function manual({ call, created, attached }: Genesys): Promise<string> {
  const path = await attached(await created());
  await call('POST', `${path}/users/jobs`, { action: 'ManualAssignment' });
  return path;
}

export function users(...of: readonly string[]) {
  return { entities: of.map((id) => ({ id })) };
}

export async function threeNamed({ created }: Genesys): Promise<void> {
  for (const name of ['Bill', 'billing', 'Billing']) await created({ name });
}
