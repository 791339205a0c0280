/** The crosswalk speaks about every field of the vendor's objects, and about no other one. */
import { readFile } from 'node:fs/promises';
import { crosswalkGaps, type SchemaFields } from '@assistant-provider/test-support';
import { describe, expect, it } from 'vitest';
import { crosswalk } from '../src/crosswalk.js';

/** Written by tooling/schema-fields.js from the service model. */
const schema = JSON.parse(
  await readFile(new URL('schema-fields.json', import.meta.url), 'utf8'),
) as SchemaFields;

it('has a row for each field of the vendor, and no other rows', () => {
  expect(crosswalkGaps(crosswalk, schema)).toEqual({ withoutRow: [], withoutField: [] });
});

describe('the instructions for a queue', () => {
  const { queues } = crosswalk.missing;
  const values: Readonly<Record<string, string>> = {
    locator: 'arn:aws:wisdom:us-east-1:123456789012:assistant/12345678-1234-4234-8234-123456789012',
    queueId: 'aaaaaaaa-0000-4000-8000-000000000001',
    queueName: 'Returns',
    mediaTypes: 'call, email',
  };
  const text = (queues?.instructions?.text ?? '').replaceAll(
    /\{(\w+)\}/g,
    (placeholder, name: string) => values[name] ?? placeholder,
  );
  const [json = ''] = /^\{\n[^]*^\}$/m.exec(text) ?? [];
  const actions = JSON.parse(`[${json}]`) as readonly {
    readonly Identifier: string;
    readonly Type: string;
    readonly Parameters: unknown;
    readonly Transitions: { readonly NextAction: string };
  }[];

  it('name the queue and its media types', () => {
    expect(text).toContain(`Queue Returns (${values['queueId']}), media types: call, email.`);
  });

  it('hold the two blocks as JSON, the second behind the first', () => {
    expect(actions).toMatchObject([
      { Type: 'CreateWisdomSession', Parameters: { WisdomAssistantArn: values['locator'] } },
      { Type: 'UpdateContactData', Parameters: { WisdomSessionArn: '$.Wisdom.SessionArn' } },
    ]);
    const [session, contact] = actions;
    expect(session?.Transitions.NextAction).toBe(contact?.Identifier);
  });

  it('have identifiers that a flow accepts', () => {
    for (const { Identifier } of actions) expect(Identifier.length).toBeLessThanOrEqual(50);
  });
});
