/** Where each member of the vendor's objects goes. */
import { describe, expect, it } from 'vitest';
import { toAssistant } from '../src/mapping/assistant.js';
import { fromBinding, isBoundAs, toBinding, toBoundBinding } from '../src/mapping/queue-binding.js';
import type { GenesysAssistant, GenesysAssistantQueue } from '../src/wire/vendor-types.js';

const dateCreated = '2026-01-05T08:00:00.000Z';
const dateModified = '2026-01-06T09:30:00.000Z';
const apiUrl = 'https://api.mypurecloud.de';

describe('an assistant', () => {
  const least: GenesysAssistant = { id: 'desk-1', name: 'Returns desk' };
  const leastAsOurs = {
    id: 'desk-1',
    vendor: 'genesys',
    name: 'Returns desk',
    status: 'unknown',
    knowledge: [],
    locator: `${apiUrl}/api/v2/assistants/desk-1`,
    vendorData: least,
  };

  it('has only the members that the vendor sent', () => {
    expect(toAssistant(least, apiUrl)).toStrictEqual(leastAsOurs);
  });

  it.each(['state', 'copilot', 'dateCreated', 'dateModified', 'knowledgeSuggestionConfig'])(
    'treats a null %s as absent',
    (member) => {
      const vendorData = { ...least, [member]: null };
      expect(toAssistant(vendorData, apiUrl)).toStrictEqual({ ...leastAsOurs, vendorData });
    },
  );

  it.each([
    ['Active', 'active'],
    ['Inactive', 'inactive'],
    ['Paused', 'unknown'],
  ])(`maps the state %s to %s and keeps the vendor's word`, (state, status) => {
    expect(toAssistant({ ...least, state }, apiUrl)).toMatchObject({ status, vendorStatus: state });
  });

  it('has dates, functions and knowledge', () => {
    const assistant = {
      ...least,
      ...{ dateCreated, dateModified },
      copilot: { summaryGenerationConfig: { enabled: true } },
      knowledgeSuggestionConfig: {
        vendorName: 'GenesysKnowledge',
        knowledgeBases: [{ id: 'base-1', languageCode: 'en-US' }],
      },
    };
    expect(toAssistant(assistant, apiUrl)).toMatchObject({
      createdAt: dateCreated,
      updatedAt: dateModified,
      aiAgents: [{ role: 'summarization', enabled: true }],
      knowledge: [{ source: { type: 'knowledgeBase', id: 'base-1', language: 'en-US' } }],
    });
  });

  it('encodes its id in the locator', () => {
    expect(toAssistant({ ...least, id: 'a/../b?c' }, apiUrl).locator).toBe(
      `${apiUrl}/api/v2/assistants/a%2F..%2Fb%3Fc`,
    );
  });
});

describe('a queue entry', () => {
  const entry: GenesysAssistantQueue = { id: 'queue-1', mediaTypes: ['Call', 'Email', 'Fax'] };

  it('maps media types and keeps unknown ones', () => {
    expect(toBinding(entry, 'desk-1')).toStrictEqual({
      queueId: 'queue-1',
      assistantId: 'desk-1',
      mediaTypes: ['call', 'email', 'Fax'],
      vendorData: entry,
    });
  });

  it('has its dates', () => {
    expect(toBinding({ ...entry, dateCreated, dateModified }, 'desk-1')).toMatchObject({
      createdAt: dateCreated,
      updatedAt: dateModified,
    });
  });

  it('names its assistant itself, before the path does', () => {
    const ofAnother = { ...entry, assistant: { id: 'desk-2' } };
    expect(toBinding(ofAnother, 'desk-1').assistantId).toBe('desk-2');
    expect(toBoundBinding(ofAnother)._unsafeUnwrap().assistantId).toBe('desk-2');
  });

  it.each([{}, { mediaTypes: null }])(
    'has no media types if the vendor leaves them out: %j',
    (left) => {
      const queue = { id: 'queue-1', ...left };

      expect(toBinding(queue, 'desk-1').mediaTypes).toEqual([]);
      expect(isBoundAs({ queueId: 'queue-1', mediaTypes: ['call'] }, queue)).toBe(false);
    },
  );

  it('must name its assistant in a list across assistants', () => {
    expect(toBoundBinding(entry)._unsafeUnwrapErr()).toBe(
      'the entry of queue queue-1 does not name its assistant',
    );
  });
});

describe('a binding', () => {
  const draft = { queueId: 'queue-1', mediaTypes: ['call', 'message'] } as const;

  it("is sent in the vendor's words", () => {
    expect(fromBinding(draft)).toStrictEqual({ id: 'queue-1', mediaTypes: ['Call', 'Message'] });
  });

  it(`is sent with the vendor's other members`, () => {
    const present = { id: 'queue-1', mediaTypes: ['Email'], novelty: { kept: true } };
    expect(fromBinding(draft, present)).toEqual({
      id: 'queue-1',
      mediaTypes: ['Call', 'Message'],
      novelty: { kept: true },
    });
  });

  it.each([
    [['Call', 'Message'], true],
    [['Message', 'Call', 'Call'], true],
    [['Call'], false],
    [['Call', 'Email'], false],
    [['Call', 'Message', 'Email'], false],
  ])('with calls and messages equals an entry with %s: %s', (mediaTypes, stands) => {
    expect(isBoundAs(draft, { id: 'queue-1', mediaTypes })).toBe(stands);
  });
});
