import type { KnowledgeSource } from '@assistant-provider/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignmentOf, copilotFunctions, withFunction } from '../src/mapping/copilot.js';
import { parseJson, writeJson } from '@assistant-provider/adapter-kit';
import { configOf, toLinks, withLink, withoutLink } from '../src/mapping/knowledge.js';
import { toAssistant } from '../src/mapping/assistant.js';
import { fromBinding, isBoundAs, toBinding } from '../src/mapping/queue-binding.js';
import { readAssistant } from '../src/wire/shapes.js';
import type {
  GenesysAssistantQueue,
  GenesysCopilot,
  JsonObject,
} from '../src/wire/vendor-types.js';
import { writableAssistant, writableCopilot } from '../src/mapping/writable.js';

/** Any JSON without the one name that is dropped on purpose. */
const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));

/** Members that no contract lists. */
const unknownMembers = fc.dictionary(
  fc.string({ minLength: 1 }).map((name) => `x-${name}`),
  json,
  { maxKeys: 5 },
);
const uuid = fc.uuid();
const mediaTypes = fc.subarray(['call', 'email', 'message'] as const, { minLength: 1 });
const languages = fc.constantFrom('en-US', 'en-GB', 'de-DE', 'fil-PH');
const source = fc.record({
  type: fc.constant('knowledgeBase' as const),
  id: uuid,
  language: languages,
});
const sources = fc.uniqueArray(source, { maxLength: 6, selector: ({ id }) => id });

const assistants = fc
  .record(
    {
      id: uuid,
      name: fc.string(),
      state: fc.option(fc.constantFrom('Active', 'Inactive', 'Paused')),
      transcriptionConfig: fc.record({ vendorName: fc.constant('Genesys') }),
      knowledgeSuggestionConfig: fc.option(
        fc.record({
          vendorName: fc.constant('GenesysKnowledge'),
          knowledgeBases: fc.array(fc.record({ id: uuid, languageCode: languages })),
        }),
      ),
      selfUri: fc.string(),
      copilotContext: json,
    },
    { requiredKeys: ['id', 'name'] },
  )
  .chain((known) => unknownMembers.map((members) => ({ ...members, ...known })));

describe('an assistant', () => {
  it('is read as received, with unknown members', () => {
    fc.assert(
      fc.property(assistants, (assistant) => {
        const received = readAssistant(assistant)._unsafeUnwrap();
        const mapped = toAssistant(received, 'https://api.example');

        expect(mapped).toMatchObject({ id: assistant.id, vendor: 'genesys', name: assistant.name });
        expect(JSON.stringify(mapped.vendorData)).toBe(JSON.stringify(assistant));
        expect(mapped.locator.startsWith('https://api.example/api/v2/assistants/')).toBe(true);
      }),
    );
  });

  it('is sent back with unknown members and without read-only ones', () => {
    fc.assert(
      fc.property(assistants, unknownMembers, (assistant, members) => {
        const sent = writableAssistant({ ...assistant, nested: { selfUri: 'x', ...members } });

        for (const [name, value] of Object.entries(members))
          expect((sent['nested'] as JsonObject)[name]).toEqual(value);
        for (const name of ['id', 'state', 'selfUri', 'copilotContext'])
          expect(sent).not.toHaveProperty(name);
        expect(sent['nested']).not.toHaveProperty('selfUri');
        expect(sent['name']).toBe(assistant.name);
      }),
    );
  });

  it('is read or refused for any body, without a throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        parseJson(body)
          .andThen(readAssistant)
          .match(
            ({ id, name }) => expect([typeof id, typeof name]).toEqual(['string', 'string']),
            (wrong) => expect(wrong).toMatch(/^the (?:body|response)/),
          );
      }),
    );
  });
});

describe('a queue binding', () => {
  it('is read as it was sent', () => {
    fc.assert(
      fc.property(uuid, uuid, mediaTypes, unknownMembers, (queueId, id, media, members) => {
        const draft = { queueId, mediaTypes: media };
        const present = { ...members, id: queueId, mediaTypes: ['Fax'], assistant: { id } };
        const sent = fromBinding(draft, present) as GenesysAssistantQueue;

        expect(isBoundAs(draft, sent)).toBe(true);
        expect(isBoundAs(draft, present)).toBe(false);
        expect(toBinding(sent, id)).toMatchObject({ queueId, assistantId: id, mediaTypes: media });
        expect(sent).not.toHaveProperty('assistant');
        for (const [name, value] of Object.entries(members)) expect(sent[name]).toEqual(value);
      }),
    );
  });
});

describe('knowledge', () => {
  const sourcesOf = (config: JsonObject | undefined): readonly unknown[] =>
    toLinks(config).map((link) => link.source);

  it('of a draft is read as it was given', () => {
    fc.assert(
      fc.property(sources, (given) => {
        expect(sourcesOf(configOf(given, undefined)._unsafeUnwrap())).toEqual(given);
      }),
    );
  });

  it('leaves only the vendor name after linking and unlinking', () => {
    fc.assert(
      fc.property(sources, unknownMembers, (given, members) => {
        let config: JsonObject = { ...members, vendorName: 'Unknown' };
        const linked: KnowledgeSource[] = [];
        for (const each of given) {
          config = withLink(config, each)._unsafeUnwrap() ?? config;
          linked.push(each);
          expect(sourcesOf(config)).toEqual(linked);
          expect(withLink(config, each)._unsafeUnwrap()).toBeUndefined();
        }
        for (const { id } of given) config = withoutLink(config, id) ?? {};
        expect(toLinks(config)).toEqual([]);
        for (const [name, value] of Object.entries(members)) expect(config[name]).toEqual(value);
      }),
    );
  });
});

describe('a copilot function', () => {
  const defaults = { defaultLanguage: 'en-US', liveOnQueue: true };
  const switchable = fc.record(
    { enabled: fc.boolean(), setting: json },
    { requiredKeys: ['enabled'] },
  );
  const copilots = fc
    .record(
      {
        enabled: fc.boolean(),
        liveOnQueue: fc.boolean(),
        defaultLanguage: languages,
        autoSearchConfig: fc.constantFrom(null, { type: 'AnswerGeneration' }, {}),
        manualSearchConfig: fc.record(
          { articlesWithAnswerHighlights: fc.boolean(), answerGeneration: fc.boolean() },
          { requiredKeys: [] },
        ),
        summaryGenerationConfig: switchable,
        answerGenerationConfig: switchable,
      },
      { requiredKeys: [] },
    )
    .chain((known) => unknownMembers.map((members): GenesysCopilot => ({ ...members, ...known })));
  const functions = fc.constantFrom(...copilotFunctions);

  it('is on after turning on and off after turning off, and nothing else changes', () => {
    fc.assert(
      fc.property(copilots, functions, fc.boolean(), (copilot, { role, member }, enabled) => {
        const sent = withFunction(copilot, { role, enabled }, defaults);

        expect(assignmentOf(sent, role)?.enabled ?? false).toBe(enabled);
        const { [member]: changed, ...others } = sent;
        const { [member]: before, ...othersBefore } = writableCopilot(copilot);
        expect(others).toEqual({ ...defaults, ...othersBefore });
        if (before !== null && typeof before === 'object' && changed !== undefined)
          expect(Object.keys(changed as object)).toEqual(
            expect.arrayContaining(Object.keys(before)),
          );
      }),
    );
  });
});

describe('JSON', () => {
  it('is parsed and written without a throw and without `__proto__`', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        writeJson(value)
          .andThen(parseJson)
          .map((copy) => expect(writeJson(copy).isOk()).toBe(true))
          .unwrapOr(undefined);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = parseJson(`{"__proto__": ${JSON.stringify(value)}}`)._unsafeUnwrap();
        expect(Object.keys(read as object)).toEqual([]);
      }),
    );
  });
});
