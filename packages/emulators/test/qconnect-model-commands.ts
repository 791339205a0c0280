/** Commands of the property test on assistants: each calls the emulator, compares it with the model, and updates the model. */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { nobody } from './qconnect-fixture.js';
import {
  conflict,
  invalid,
  notFound,
  isThere,
  statusOf,
  viewOf,
  writeOutcome,
} from './qconnect-model.js';
import {
  innerId,
  arnOf,
  command,
  expectOutcome,
  jsonOf,
  letter,
  nowOf,
  number,
  pathOf,
  pick,
  pickAssistant,
  rarely,
} from './qconnect-model-world.js';

const advance = command(
  { milliseconds: fc.constantFrom(1, 299, 300, 1000) },
  function advance({ emulator }, { milliseconds }) {
    emulator.clock.advance(milliseconds);
    return Promise.resolve();
  },
);

const createAssistant = command(
  {
    name: letter,
    token: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
    fails: rarely,
  },
  async function createAssistant(world, { name, token, fails }) {
    const { assistants, tokens, call, emulator } = world;
    const now = nowOf(world);
    const earlier = token === undefined ? undefined : tokens.get(token);
    const isTaken = assistants.some((other) => other.name === name && isThere(other, now));
    const isNew = !earlier && !isTaken;
    if (fails && isNew) emulator.failNext('CreateAssistant');
    const answer = await call('POST', '/assistants', { name, type: 'AGENT', clientToken: token });
    const expected = earlier ? (earlier.name === name ? 200 : conflict) : isTaken ? conflict : 200;
    if (!expectOutcome(answer, expected)) return;
    const { assistantId: id } = jsonOf<{ assistant: { assistantId: string } }>(answer).assistant;
    if (earlier) expect(id).toBe(earlier.id);
    if (!isNew) return;
    if (token !== undefined) tokens.set(token, { name, id });
    assistants.push({
      id,
      name,
      createdAt: now,
      creationFails: fails,
      tags: new Map(),
      defaults: new Map(),
      orchestrators: [],
      associations: [],
      aiAgents: [],
    });
  },
);

const deleteAssistant = command(
  { of: number, fails: rarely },
  async function deleteAssistant(world, { of, fails }) {
    const now = nowOf(world);
    const assistant = pickAssistant(world, of);
    const status = statusOf(assistant, now);
    const isUsed = status !== 'DELETE_IN_PROGRESS' && (assistant?.associations.length ?? 0) > 0;
    const expected = status === 'GONE' ? notFound : isUsed ? invalid : 204;
    const begins = expected === 204 && status !== 'DELETE_IN_PROGRESS';
    if (begins && fails) world.emulator.failNext('DeleteAssistant');
    expectOutcome(await world.call('DELETE', pathOf(assistant)), expected);
    if (begins && assistant) assistant.deletion = { at: now, fails };
  },
);

const readAssistant = command({ of: number }, async function readAssistant(world, { of }) {
  const now = nowOf(world);
  const assistant = pickAssistant(world, of);
  const answer = await world.call('GET', pathOf(assistant));
  if (!expectOutcome(answer, isThere(assistant, now) ? 200 : notFound) || !assistant) return;
  expect(jsonOf<{ assistant: object }>(answer).assistant).toMatchObject(viewOf(assistant, now));
});

const listAssistants = command(
  { pageSize: fc.integer({ min: 1, max: 3 }) },
  async function listAssistants(world, { pageSize }) {
    const now = nowOf(world);
    const seen: object[] = [];
    let query = '';
    do {
      const answer = await world.call('GET', `/assistants?maxResults=${pageSize}${query}`);
      const { assistantSummaries, nextToken } = jsonOf<{
        assistantSummaries: object[];
        nextToken?: string;
      }>(answer);
      expect(assistantSummaries.length).toBeLessThanOrEqual(pageSize);
      seen.push(...assistantSummaries);
      query = nextToken === undefined ? '' : `&nextToken=${nextToken}`;
    } while (query !== '');
    const expected = world.assistants.filter((assistant) => isThere(assistant, now));
    expect(seen).toMatchObject(expected.map((assistant) => viewOf(assistant, now)));
  },
);

const setAIAgent = command(
  {
    of: number,
    what: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(['MANUAL_SEARCH'], ['SELF_SERVICE']) },
      { weight: 3, arbitrary: fc.tuple(fc.constant('ORCHESTRATION'), letter) },
      { weight: 1, arbitrary: fc.constantFrom(['ORCHESTRATION'], ['MANUAL_SEARCH', 'A']) },
    ),
    digit: number,
  },
  async function setAIAgent(world, { of, what, digit }) {
    const [type = '', useCase] = what;
    const assistant = pickAssistant(world, of);
    const aiAgentId = `${innerId}${digit % 10}:$LATEST`;
    const body = { aiAgentType: type, configuration: { aiAgentId }, orchestratorUseCase: useCase };
    const answer = await world.call('POST', `${pathOf(assistant)}/aiagentConfiguration`, body);
    const isWrong = (type === 'ORCHESTRATION') !== (useCase !== undefined);
    const outcome = writeOutcome(assistant, nowOf(world), invalid);
    if (!expectOutcome(answer, outcome === 200 && isWrong ? invalid : outcome) || !assistant)
      return;
    if (useCase === undefined) assistant.defaults.set(type, aiAgentId);
    else {
      const entry = { aiAgentId, orchestratorUseCase: useCase };
      const index = assistant.orchestrators.findIndex(
        (each) => each.orchestratorUseCase === useCase,
      );
      if (index < 0) assistant.orchestrators.push(entry);
      else assistant.orchestrators[index] = entry;
    }
    const { assistant: shown } = jsonOf<{ assistant: object }>(answer);
    expect(shown).toMatchObject(viewOf(assistant, nowOf(world)));
  },
);

const removeAIAgent = command(
  {
    of: number,
    type: fc.constantFrom('MANUAL_SEARCH', 'SELF_SERVICE'),
    useCase: fc.option(letter, { nil: undefined }),
  },
  async function removeAIAgent(world, { of, type, useCase }) {
    const assistant = pickAssistant(world, of);
    const query =
      useCase === undefined
        ? `aiAgentType=${type}`
        : `aiAgentType=ORCHESTRATION&orchestratorUseCase=${useCase}`;
    const answer = await world.call('DELETE', `${pathOf(assistant)}/aiagentConfiguration?${query}`);
    const outcome = writeOutcome(assistant, nowOf(world), invalid);
    if (!expectOutcome(answer, outcome === 200 ? 204 : outcome) || !assistant) return;
    if (useCase === undefined) assistant.defaults.delete(type);
    else
      assistant.orchestrators = assistant.orchestrators.filter(
        (each) => each.orchestratorUseCase !== useCase,
      );
  },
);

const associate = command(
  { of: number, digit: number },
  async function associate(world, { of, digit }) {
    const assistant = pickAssistant(world, of);
    const knowledgeBaseId = `${innerId}${digit % 3}`;
    const body = { associationType: 'KNOWLEDGE_BASE', association: { knowledgeBaseId } };
    const answer = await world.call('POST', `${pathOf(assistant)}/associations`, body);
    const isTwice = assistant?.associations.some(
      (each) => each.knowledgeBaseId === knowledgeBaseId,
    );
    const outcome = writeOutcome(assistant, nowOf(world));
    if (!expectOutcome(answer, outcome === 200 && isTwice ? conflict : outcome)) return;
    const { assistantAssociation } = jsonOf<{
      assistantAssociation: { assistantAssociationId: string };
    }>(answer);
    assistant?.associations.push({
      id: assistantAssociation.assistantAssociationId,
      knowledgeBaseId,
    });
  },
);

const dissociate = command(
  { of: number, which: number },
  async function dissociate(world, { of, which }) {
    const assistant = pickAssistant(world, of);
    const association = pick(assistant?.associations ?? [], which);
    const target = `${pathOf(assistant)}/associations/${association?.id ?? nobody}`;
    const isFound = association && isThere(assistant, nowOf(world));
    expectOutcome(await world.call('DELETE', target), isFound ? 204 : notFound);
    if (isFound && assistant)
      assistant.associations = assistant.associations.filter((each) => each !== association);
  },
);

const listAssociations = command({ of: number }, async function listAssociations(world, { of }) {
  const assistant = pickAssistant(world, of);
  const answer = await world.call('GET', `${pathOf(assistant)}/associations`);
  if (!expectOutcome(answer, isThere(assistant, nowOf(world)) ? 200 : notFound)) return;
  const { assistantAssociationSummaries } = jsonOf<{ assistantAssociationSummaries: object[] }>(
    answer,
  );
  expect(assistantAssociationSummaries).toMatchObject(
    (assistant?.associations ?? []).map(({ id }) => ({ assistantAssociationId: id })),
  );
});

const tag = command(
  { of: number, key: letter, value: letter, removes: fc.boolean() },
  async function tag(world, { of, key, value, removes }) {
    const assistant = pickAssistant(world, of);
    const target = `/tags/${arnOf(`assistant/${assistant?.id ?? nobody}`)}`;
    const answer = removes
      ? await world.call('DELETE', `${target}?tagKeys=${key}&tagKeys=other`)
      : await world.call('POST', target, { tags: { [key]: value } });
    if (!expectOutcome(answer, isThere(assistant, nowOf(world)) ? 200 : notFound) || !assistant)
      return;
    if (removes) assistant.tags.delete(key);
    else assistant.tags.set(key, value);
    expect(jsonOf<{ tags: object }>(await world.call('GET', target)).tags).toEqual(
      Object.fromEntries(assistant.tags),
    );
  },
);

/** Commands with their weights; assistants must exist for the other commands to matter. */
export const assistantCommands = [
  { weight: 4, arbitrary: advance },
  { weight: 3, arbitrary: createAssistant },
  { weight: 1, arbitrary: deleteAssistant },
  { weight: 1, arbitrary: readAssistant },
  { weight: 1, arbitrary: listAssistants },
  { weight: 2, arbitrary: setAIAgent },
  { weight: 1, arbitrary: removeAIAgent },
  { weight: 2, arbitrary: associate },
  { weight: 1, arbitrary: dissociate },
  { weight: 1, arbitrary: listAssociations },
  { weight: 2, arbitrary: tag },
];
