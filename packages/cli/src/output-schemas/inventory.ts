/** The output of `inventory`: one object for each account. */
import { assistantStatuses } from '@assistant-provider/core';
import { inventoryRules } from '@assistant-provider/reconcile';
import * as z from 'zod';
import { count, failure, text, time, unseen } from './shared.js';

const assistant = z.object({
  id: text,
  name: text,
  status: z.enum(assistantStatuses),
  updatedAt: time.exactOptional(),
  queues: count.exactOptional(),
  knowledge: count.exactOptional(),
  roles: count.exactOptional(),
  tags: count.exactOptional(),
  parts: z.record(text, z.object({ customer: count, vendor: count })).exactOptional(),
});

const finding = z.object({
  rule: z.enum(inventoryRules),
  severity: z.enum(['error', 'warning', 'info']),
  object: z.object({ kind: text, id: text, name: text.exactOptional() }),
  message: text,
  assistant: z.object({ id: text, name: text }).exactOptional(),
});

const check = z.object({
  state: z.enum(['checked', 'partly', 'unseen', 'notRead', 'unsupported']),
  count,
});

const account = z.object({
  account: text,
  vendor: text,
  assistants: z.array(assistant),
  findings: z.array(finding),
  checks: z.record(z.enum(inventoryRules), check),
  unseen,
});

const accountFailure = z
  .object({ account: text, vendor: text.exactOptional(), error: failure })
  .describe('An account that could not be read.');

/** One account of an inventory. */
export const inventoryEntry = z.union([account, accountFailure]);

/** One account of an inventory. */
export type InventoryEntry = z.infer<typeof inventoryEntry>;
