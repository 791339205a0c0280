/** Acme's helper to the contract's assistant, and a draft or patch to Acme's fields. Pure. */
import type { AssistantOf, AssistantPatch, AssistantStatus } from '@assistant-provider/core';
import type { AcmeHelper } from '../wire/shapes.js';

const statuses: ReadonlyMap<string, AssistantStatus> = new Map([
  ['building', 'creating'],
  ['live', 'active'],
  ['paused', 'inactive'],
  ['broken', 'failed'],
  ['retiring', 'deleting'],
]);

const timestamp = (seconds: number): string => new Date(seconds * 1_000).toISOString();

export const toAssistant = (helper: AcmeHelper): AssistantOf<'acme'> => ({
  id: String(helper.helper_no),
  vendor: 'acme',
  name: helper.title,
  ...(helper.note !== undefined && { description: helper.note }),
  status: statuses.get(helper.state) ?? 'unknown',
  vendorStatus: helper.state,
  locator: helper.link,
  createdAt: timestamp(helper.created_at),
  updatedAt: timestamp(helper.changed_at),
  vendorData: helper,
});

export const fromPatch = ({
  name,
  description,
}: AssistantPatch): Partial<Pick<AcmeHelper, 'title' | 'note'>> => ({
  ...(name !== undefined && { title: name }),
  ...(description !== undefined && { note: description }),
});
