/** The operations on parts and on the directory at Genesys Cloud, as an application calls them. */
import type { Directory, Parts, Reply } from '@assistant-provider/core';
import type { GenesysProvider } from '@assistant-provider/genesys';
import type { OperationCase, TestIds } from './portable-operations.js';
import { collect } from './collect.js';

type Case = OperationCase<GenesysProvider>;

const user = (n: number) => `d0000000-0000-4000-8000-00000000000${n}`;
export const variationId = 'e0000000-0000-4000-8000-000000000001';
/** The users of the first queue, which is in the mode Manual. */
export const assignedUsers = [user(1), user(2)];

const transcriptionConfig = { vendorName: 'Genesys' };
const otherSettings = { transcriptionConfig: { vendorName: 'Unknown' } };
const copilot = { liveOnQueue: false, defaultLanguage: 'en-US' };
const german = {
  transcriptionConfig,
  copilot: { liveOnQueue: false, defaultLanguage: 'de-DE' },
};
const manual = (...numbers: readonly number[]) => ({
  assignmentMode: 'Manual',
  userIds: numbers.map(user),
});

function inParts(
  operation: keyof Parts,
  special: string,
  writes: boolean,
  run: (parts: Parts) => Reply<unknown>,
): Case {
  const name = `parts.${operation}${special}`;
  return { name, feature: 'parts', operation, writes, run: ({ parts }) => run(parts) };
}

const inDirectory = (
  operation: keyof Directory,
  special: string,
  run: (directory: Directory) => Reply<unknown>,
): Case => ({
  name: `directory.${operation} ${special}`,
  feature: 'directory',
  operation,
  writes: false,
  run: ({ directory }) => run(directory),
});

/** Each list is of one kind: the requests of several go out at once, and a fault is aimed at one in a row. */
export function genesysPartOperations({ busy, plain, mine }: TestIds): readonly Case[] {
  const [first, second] = mine;
  const variation = { kind: 'variation', id: variationId };
  return [
    ...['settings', 'copilot', 'variation', 'queueUsers'].map((kind) =>
      inParts('list', ` of ${kind}`, false, (all) => all.list(busy, { kind })),
    ),
    inParts('get', ' of the copilot', false, (all) => all.get(busy, { kind: 'copilot' })),
    inParts('get', ' of a variation', false, (all) => all.get(busy, variation)),
    inParts('get', ' of users', false, (all) => all.get(busy, { kind: 'queueUsers', id: first })),
    inParts('put', ' of the settings', true, (all) =>
      all.put(busy, { kind: 'settings', content: otherSettings }),
    ),
    inParts('put', ' of the copilot', true, (all) =>
      all.put(busy, { kind: 'copilot', content: copilot }),
    ),
    inParts('put', ' of a first copilot', true, (all) =>
      all.put(plain, { kind: 'copilot', content: copilot }),
    ),
    {
      ...inParts('put', ' of a new variation', true, (all) =>
        all.put(busy, { kind: 'variation', name: 'German', content: german }),
      ),
      onlyOnce: ['POST /api/v2/assistants/{id}/variations'],
    },
    inParts('put', ' of a variation', true, (all) =>
      all.put(busy, { ...variation, content: german }),
    ),
    inParts('put', ' of users', true, (all) =>
      all.put(busy, { kind: 'queueUsers', id: first, content: manual(2, 3) }),
    ),
    inParts('put', ' of first users', true, (all) =>
      all.put(busy, { kind: 'queueUsers', id: second, content: manual(1) }),
    ),
    inParts('publish', ' that is refused', true, (all) => all.publish(busy, variation)),
    inParts('delete', '', true, (all) => all.delete(busy, variation)),
    ...['queue', 'knowledgeBase', 'user', 'summarySetting', 'script', 'checklist'].map((kind) =>
      inDirectory('lookUp', `of each ${kind}`, (all) => all.lookUp(kind)),
    ),
    ...['queue', 'checklist'].map((kind) =>
      inDirectory('all', `of each ${kind}`, (all) => collect(all.all(kind))),
    ),
    inDirectory('lookUp', 'of a name', (all) => all.lookUp('queue', { names: ['Returns'] })),
  ];
}
