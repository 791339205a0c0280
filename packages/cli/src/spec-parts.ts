/** The parts that several rows of the table of commands share. */
import type { OperationName } from '@assistant-provider/core';

/** The operations of a command that reads. */
export const reading: readonly OperationName[] = [
  'assistants.list',
  'aiAgents.list',
  'knowledge.list',
  'tagging.list',
  'queues.listBound',
  'parts.list',
  'directory.lookUp',
];

/** The operations of a command that writes. */
export const writing: readonly OperationName[] = [
  ...reading,
  'assistants.create',
  'editing.update',
  'queues.bindMany',
  'queues.unbindMany',
  'aiAgents.assign',
  'aiAgents.unassign',
  'knowledge.link',
  'knowledge.unlink',
  'tagging.tag',
  'tagging.untag',
  'parts.put',
  'parts.publish',
  'parts.delete',
];

/** The operations of a command that undoes. */
export const undoing: readonly OperationName[] = [...writing, 'assistants.delete'];

/** The account that a command works with. */
export const account = ['<account>', 'an account of assistants.config.yaml'] as const;
/** The manifest. */
export const manifest = ['<manifest>', 'a manifest, as snapshot writes it'] as const;
/** The plan. */
export const planFile = ['<plan>', 'a plan, as plan writes it'] as const;
/** The run. */
export const run = ['<run>', 'the id of a run'] as const;
/** The map. */
export const map = ['--map <file>', 'the map with names, pairs and accepted losses'] as const;
/** The report of a run. */
export const report = [
  '--report <file>',
  'write a page about the run, or Markdown if it ends with .md',
] as const;
/** Leaves out parts. */
export const noParts = [
  '--no-parts',
  'leave out prompts, guardrails, copilots and the like: fewer requests',
] as const;
