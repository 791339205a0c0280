/** Rules of the mapping that depend on what an object has already. */
import { describe, expect, it } from 'vitest';
import { switchedOff, withFunction } from '../src/mapping/copilot.js';
import { configOf, withLink, withoutLink } from '../src/mapping/knowledge.js';
import { readVendorOptions } from '../src/mapping/vendor-options.js';
import { writableCopilot } from '../src/mapping/writable.js';

const base = (id: string, language?: string) =>
  ({ type: 'knowledgeBase', id, ...(language !== undefined && { language }) }) as const;

describe('`configOf`', () => {
  it('returns undefined without bases and without options', () => {
    expect(configOf([], undefined)._unsafeUnwrap()).toBeUndefined();
  });

  it("returns a copy of the application's options without bases", () => {
    const given = { vendorName: 'GenesysKnowledgeV3' } as const;
    const config = configOf([], given)._unsafeUnwrap();
    expect(config).toEqual(given);
    expect(config).not.toBe(given);
  });

  it.each([
    { knowledgeBase: { id: 'a' } },
    { knowledgeBases: [{ id: 'a', languageCode: 'en-GB' }] },
  ])('refuses bases in the draft and in vendorOptions: %j', (members) => {
    const given = { vendorName: 'GenesysKnowledge', ...members } as const;
    expect(configOf([base('b')], given)._unsafeUnwrapErr()).toMatchObject({
      kind: 'invalidInput',
      issues: [{ field: 'draft.knowledge', rule: 'exclusive' }],
    });
  });
});

describe('`withLink`', () => {
  it('returns undefined for a base that is linked without a language', () => {
    const config = { knowledgeBase: { id: 'A', languageCode: null } };
    expect(withLink(config, base('a'))._unsafeUnwrap()).toBeUndefined();
  });

  it('keeps the language of a linked base if the source has none', () => {
    const config = { knowledgeBases: [{ id: 'a', languageCode: 'en-GB' }] };
    expect(withLink(config, base('a'))._unsafeUnwrap()).toBeUndefined();
  });

  it('adds a language to one of several bases', () => {
    const config = {
      knowledgeBases: [
        { id: 'a', languageCode: 'de-DE' },
        { id: 'b', mark: 1 },
      ],
    };
    expect(withLink(config, base('b', 'en-GB'))._unsafeUnwrap()).toEqual({
      vendorName: 'GenesysKnowledge',
      knowledgeBases: [
        { id: 'a', languageCode: 'de-DE' },
        { id: 'b', mark: 1, languageCode: 'en-GB' },
      ],
    });
  });

  it('adds a base to a list', () => {
    const config = { vendorName: 'Unknown', knowledgeBases: [{ id: 'a', languageCode: 'de-DE' }] };
    expect(withLink(config, base('b', 'en-GB'))._unsafeUnwrap()).toMatchObject({
      vendorName: 'GenesysKnowledge',
      knowledgeBases: [{ id: 'a' }, { id: 'b' }],
    });
  });
});

describe('`withoutLink`', () => {
  it.each([null, undefined, {}, { knowledgeBase: { id: 'b' } }])(
    'returns undefined if %j has no such link',
    (config) => {
      expect(withoutLink(config, 'a')).toBeUndefined();
    },
  );

  it('removes a base from both forms', () => {
    const config = { knowledgeBase: { id: 'A' }, knowledgeBases: [{ id: 'a' }, { id: 'b' }] };
    expect(withoutLink(config, 'a')).toEqual({ knowledgeBases: [{ id: 'b' }] });
  });
});

describe('a role that has no function', () => {
  it('is switched off under its own name', () => {
    expect(switchedOff('selfService')).toMatchObject({ enabled: false, vendorRole: 'selfService' });
    expect(switchedOff('summarization').vendorRole).toBe('summaryGenerationConfig');
  });

  it('changes nothing of the copilot', () => {
    const defaults = { defaultLanguage: 'en-US', liveOnQueue: true };
    expect(withFunction({ mark: 1 }, { role: 'selfService' }, defaults)).toEqual({ mark: 1 });
  });
});

describe('`confidenceThreshold`', () => {
  it.each([
    [0, undefined],
    [1, undefined],
    [1.5, 'range'],
    [-0.1, 'range'],
    ['0.5', 'type'],
  ])('%j breaks the rule %s', (confidenceThreshold, rule) => {
    const id = 'aaaaaaaa-0000-4000-8000-000000000001';
    const options = {
      knowledgeSuggestionConfig: {
        vendorName: 'GenesysKnowledge',
        knowledgeBases: [{ id, languageCode: 'en-GB', confidenceThreshold }],
      },
    };

    const rules = readVendorOptions(options, 'options').match(
      () => [],
      (issues) => issues.map((issue) => issue.rule),
    );

    expect(rules).toEqual(rule === undefined ? [] : [rule]);
  });
});

describe('`writableCopilot`', () => {
  it.each([{ ruleEngineConfig: null }, { ruleEngineConfig: { rules: 'none' } }])(
    'keeps %j, which has no list of rules',
    (copilot) => {
      expect(writableCopilot(copilot)).toEqual(copilot);
    },
  );

  it('removes the ids of rules and keeps entries that are not objects', () => {
    const copilot = { ruleEngineConfig: { mark: 1, rules: [{ id: 'r', name: 'n' }, null] } };
    expect(writableCopilot(copilot)).toEqual({
      ruleEngineConfig: { mark: 1, rules: [{ name: 'n' }, null] },
    });
  });
});
