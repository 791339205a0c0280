/** Commands of the property test on AI agents and their versions. */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { conflict, notFound, isThere, writeOutcome } from './qconnect-model.js';
import type { ModelAIAgent, ModelAssistant, Outcome } from './qconnect-model.js';
import {
  command,
  expectOutcome,
  jsonOf,
  letter,
  nowOf,
  number,
  pathOf,
  pick,
  pickAssistant,
} from './qconnect-model-world.js';
import type { World } from './qconnect-model-world.js';
import { nobody } from './qconnect-fixture.js';

const configuration = { manualSearchAIAgentConfiguration: {} };

interface AIAgentAnswer {
  readonly aiAgent: {
    readonly aiAgentId: string;
    readonly modifiedTime: number;
    readonly description?: string;
  };
  readonly versionNumber?: number;
}

interface Named {
  readonly assistant: ModelAssistant | undefined;
  readonly aiAgent: ModelAIAgent | undefined;
  readonly target: string;
}

function name(world: World, of: number, which: number): Named {
  const assistant = pickAssistant(world, of);
  const aiAgent = pick(assistant?.aiAgents ?? [], which);
  return { assistant, aiAgent, target: `${pathOf(assistant)}/aiagents/${aiAgent?.id ?? nobody}` };
}

/** Expected result of reading and deleting. */
const readOutcome = (world: World, { assistant }: Named, isFound: boolean, ok: Outcome): Outcome =>
  isFound && isThere(assistant, nowOf(world)) ? ok : notFound;

/** Expected result of a change; the assistant is checked first. */
function changeOutcome(world: World, { assistant, aiAgent }: Named): Outcome {
  const outcome = writeOutcome(assistant, nowOf(world));
  return outcome === 200 && !aiAgent ? notFound : outcome;
}

const createAIAgent = command(
  { of: number, called: letter },
  async function createAIAgent(world, { of, called }) {
    const assistant = pickAssistant(world, of);
    const answer = await world.call('POST', `${pathOf(assistant)}/aiagents`, {
      name: called,
      type: 'MANUAL_SEARCH',
      visibilityStatus: 'SAVED',
      configuration,
      description: 'new',
    });
    const outcome = writeOutcome(assistant, nowOf(world));
    const isTaken = assistant?.aiAgents.some((other) => other.name === called);
    if (!expectOutcome(answer, outcome === 200 && isTaken ? conflict : outcome)) return;
    const { aiAgentId, modifiedTime } = jsonOf<AIAgentAnswer>(answer).aiAgent;
    assistant?.aiAgents.push({
      id: aiAgentId,
      name: called,
      description: 'new',
      modifiedTimes: [modifiedTime],
      versions: [],
      lastVersion: 0,
    });
  },
);

const updateAIAgent = command(
  { of: number, which: number, description: letter },
  async function updateAIAgent(world, { of, which, description }) {
    const named = name(world, of, which);
    const answer = await world.call('POST', named.target, {
      visibilityStatus: 'SAVED',
      description,
    });
    if (!expectOutcome(answer, changeOutcome(world, named)) || !named.aiAgent) return;
    named.aiAgent.description = description;
    named.aiAgent.modifiedTimes.push(jsonOf<AIAgentAnswer>(answer).aiAgent.modifiedTime);
    const ascending = [...new Set(named.aiAgent.modifiedTimes)].toSorted((a, b) => a - b);
    expect(named.aiAgent.modifiedTimes).toEqual(ascending);
  },
);

const createVersion = command(
  { of: number, which: number, guard: fc.constantFrom('none', 'newest', 'oldest') },
  async function createVersion(world, { of, which, guard }) {
    const named = name(world, of, which);
    const { aiAgent } = named;
    const times = aiAgent?.modifiedTimes ?? [0];
    const modifiedTime = guard === 'none' ? undefined : times.at(guard === 'newest' ? -1 : 0);
    const answer = await world.call('POST', `${named.target}/versions`, { modifiedTime });
    const outcome = changeOutcome(world, named);
    // A time without a fraction stands for its whole second.
    const reach = (time: number) => (Number.isInteger(time) ? time + 0.999 : time);
    const isStale = modifiedTime !== undefined && (times.at(-1) ?? 0) > reach(modifiedTime);
    if (!expectOutcome(answer, outcome === 200 && isStale ? conflict : outcome) || !aiAgent) return;
    aiAgent.lastVersion += 1;
    aiAgent.versions.push([aiAgent.lastVersion, aiAgent.description]);
    expect(jsonOf<AIAgentAnswer>(answer).versionNumber).toBe(aiAgent.lastVersion);
  },
);

const deleteVersion = command(
  { of: number, which: number, version: fc.integer({ min: 1, max: 4 }) },
  async function deleteVersion(world, { of, which, version }) {
    const named = name(world, of, which);
    const { aiAgent } = named;
    const isFound = aiAgent?.versions.some(([number]) => number === version) ?? false;
    const answer = await world.call('DELETE', `${named.target}/versions/${version}`);
    if (expectOutcome(answer, readOutcome(world, named, isFound, 204)) && aiAgent)
      aiAgent.versions = aiAgent.versions.filter(([number]) => number !== version);
  },
);

const readAIAgent = command(
  { of: number, which: number, qualifier: fc.constantFrom('', ':1', ':2', ':$LATEST', ':$SAVED') },
  async function readAIAgent(world, { of, which, qualifier }) {
    const named = name(world, of, which);
    const { aiAgent } = named;
    const saved = aiAgent && ([undefined, aiAgent.description] as const);
    const numbered = aiAgent?.versions.find(([number]) => `:${number}` === qualifier);
    const expected = {
      '': saved,
      ':$SAVED': saved,
      ':$LATEST': aiAgent?.versions.at(-1) ?? saved,
      ':1': numbered,
      ':2': numbered,
    }[qualifier];
    const answer = await world.call('GET', named.target + qualifier);
    if (!expectOutcome(answer, readOutcome(world, named, expected !== undefined, 200))) return;
    const { aiAgent: shown, versionNumber } = jsonOf<AIAgentAnswer>(answer);
    expect([versionNumber, shown.description]).toEqual(expected);
  },
);

const deleteAIAgent = command(
  { of: number, which: number },
  async function deleteAIAgent(world, { of, which }) {
    const named = name(world, of, which);
    const { assistant, aiAgent } = named;
    const answer = await world.call('DELETE', named.target);
    const expected = readOutcome(world, named, aiAgent !== undefined, 204);
    if (expectOutcome(answer, expected) && assistant)
      assistant.aiAgents = assistant.aiAgents.filter((other) => other !== aiAgent);
  },
);

const listAIAgents = command({ of: number }, async function listAIAgents(world, { of }) {
  const assistant = pickAssistant(world, of);
  const answer = await world.call('GET', `${pathOf(assistant)}/aiagents?origin=CUSTOMER`);
  if (!expectOutcome(answer, isThere(assistant, nowOf(world)) ? 200 : notFound)) return;
  const { aiAgentSummaries } = jsonOf<{ aiAgentSummaries: { aiAgentId: string }[] }>(answer);
  expect(aiAgentSummaries.map(({ aiAgentId }) => aiAgentId)).toEqual(
    assistant?.aiAgents.map(({ id }) => id),
  );
});

const listVersions = command(
  { of: number, which: number },
  async function listVersions(world, { of, which }) {
    const named = name(world, of, which);
    const answer = await world.call('GET', `${named.target}/versions`);
    if (!expectOutcome(answer, readOutcome(world, named, named.aiAgent !== undefined, 200))) return;
    const { aiAgentVersionSummaries } = jsonOf<{
      aiAgentVersionSummaries: { versionNumber: number }[];
    }>(answer);
    expect(aiAgentVersionSummaries.map(({ versionNumber }) => versionNumber)).toEqual(
      named.aiAgent?.versions.map(([number]) => number),
    );
  },
);

export const aiAgentCommands = [
  { weight: 4, arbitrary: createAIAgent },
  { weight: 2, arbitrary: updateAIAgent },
  { weight: 4, arbitrary: createVersion },
  { weight: 1, arbitrary: deleteVersion },
  { weight: 2, arbitrary: readAIAgent },
  { weight: 1, arbitrary: deleteAIAgent },
  { weight: 1, arbitrary: listAIAgents },
  { weight: 1, arbitrary: listVersions },
];
