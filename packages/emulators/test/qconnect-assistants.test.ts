/** Tests of assistants through the vendor's own SDK: create, read, list in pages, configure, delete. */
import {
  CreateAssistantCommand,
  DeleteAssistantCommand,
  GetAssistantCommand,
  ListAssistantsCommand,
  paginateListAssistants,
} from '@aws-sdk/client-qconnect';
import type { QConnectClient } from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { atOnce, nobody, errorOf, given } from './qconnect-fixture.js';

const create = async (client: QConnectClient, name: string) => {
  const answer = await client.send(new CreateAssistantCommand({ name, type: 'AGENT' }));
  return answer.assistant;
};

describe('creating', () => {
  it('returns the assistant as given, and reading returns the same', async () => {
    const { client, emulator } = await given({ settings: atOnce, region: 'eu-central-1' });
    const { assistant } = await client.send(
      new CreateAssistantCommand({
        name: 'Support',
        type: 'AGENT',
        description: 'For the support line',
        tags: { AmazonConnectEnabled: 'True', 'a:b/c=d+e.f_g-h': 'grüße' },
        serverSideEncryptionConfiguration: { kmsKeyId: 'alias/support' },
      }),
    );
    const id = assistant?.assistantId ?? '';
    expect(id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(assistant).toEqual({
      assistantId: id,
      assistantArn: `arn:aws:wisdom:eu-central-1:${emulator.accountId}:assistant/${id}`,
      name: 'Support',
      type: 'AGENT',
      status: 'ACTIVE',
      description: 'For the support line',
      tags: { AmazonConnectEnabled: 'True', 'a:b/c=d+e.f_g-h': 'grüße' },
      serverSideEncryptionConfiguration: { kmsKeyId: 'alias/support' },
    });
    for (const assistantId of [id, assistant?.assistantArn])
      expect(await client.send(new GetAssistantCommand({ assistantId }))).toMatchObject({
        assistant,
      });
  });

  it.each([
    ['us-gov-west-1', 'arn:aws-us-gov:wisdom:us-gov-west-1:'],
    ['cn-north-1', 'arn:aws-cn:wisdom:cn-north-1:'],
  ])('uses the partition of %s in ARNs', async (region, start) => {
    const { client } = await given({ region });
    expect((await create(client, 'A'))?.assistantArn).toContain(start);
  });

  it('refuses a second assistant with the same name', async () => {
    const { client } = await given({ settings: atOnce });
    await create(client, 'Support');
    expect(await errorOf(create(client, 'Support'))).toMatchObject({
      name: 'ConflictException',
      status: 409,
    });
    await create(client, 'support');
  });

  it('refuses input that breaks the service model, and names every problem', async () => {
    const { client } = await given();
    const command = new CreateAssistantCommand({
      name: '?',
      type: 'OTHER' as 'AGENT',
      description: 'x'.repeat(256),
      tags: { 'aws:reserved': 'x', 'with space': '' },
    });
    const error = await errorOf(client.send(command));
    expect(error).toMatchObject({ name: 'ValidationException', status: 400 });
    expect(error.message).toMatch(/^6 validation errors detected: /);
  });
});

describe('finding', () => {
  it('distinguishes a malformed id from an unknown id', async () => {
    const { client, emulator } = await given();
    const arn = `arn:aws:wisdom:us-east-1:${emulator.accountId}:assistant/${nobody}`;
    const cases = [
      ['nonsense', 'ValidationException', 400],
      [nobody.toUpperCase().replaceAll('0', 'A'), 'ValidationException', 400],
      [`${nobody} `, 'ValidationException', 400],
      [nobody, 'ResourceNotFoundException', 404],
      [arn, 'ResourceNotFoundException', 404],
    ] as const;
    for (const [assistantId, name, status] of cases) {
      const error = await errorOf(client.send(new GetAssistantCommand({ assistantId })));
      expect(error).toMatchObject({ name, status });
      if (status === 404) expect(error.resourceName).toBe(assistantId);
    }
  });

  it('does not find an assistant by the ARN of another account, region or type', async () => {
    const { client } = await given({ settings: atOnce });
    const assistant = await create(client, 'A');
    const arn = assistant?.assistantArn ?? '';
    for (const other of [
      arn.replace('123456789012', '210987654321'),
      arn.replace('us-east-1', 'us-west-2'),
      arn.replace(':assistant/', ':session/'),
    ])
      expect(
        await errorOf(client.send(new GetAssistantCommand({ assistantId: other }))),
      ).toMatchObject({ status: 404 });
  });
});

describe('listing', () => {
  it('returns all pages in order of creation', async () => {
    const { client } = await given({ settings: atOnce });
    const names = Array.from({ length: 7 }, (_, index) => `A${index}`);
    for (const name of names) await create(client, name);
    const pages: string[][] = [];
    for await (const page of paginateListAssistants({ client, pageSize: 3 }, {}))
      pages.push((page.assistantSummaries ?? []).map(({ name }) => name ?? ''));
    expect(pages).toEqual([names.slice(0, 3), names.slice(3, 6), names.slice(6)]);
  });

  it('neither repeats nor skips entries when some are deleted between two pages', async () => {
    const { client } = await given({ settings: atOnce });
    const ids: string[] = [];
    for (const name of ['A', 'B', 'C', 'D'])
      ids.push((await create(client, name))?.assistantId ?? '');
    const first = await client.send(new ListAssistantsCommand({ maxResults: 2 }));
    for (const assistantId of ids.slice(0, 2))
      await client.send(new DeleteAssistantCommand({ assistantId }));
    const { nextToken } = first;
    const second = await client.send(new ListAssistantsCommand({ maxResults: 100, nextToken }));
    expect(second.assistantSummaries?.map(({ name }) => name)).toEqual(['C', 'D']);
    expect(second.nextToken).toBeUndefined();
  });

  it('refuses invalid page sizes and tokens', async () => {
    const { client } = await given();
    for (const query of [
      { maxResults: 0 },
      { maxResults: 101 },
      { maxResults: -1 },
      { nextToken: 'made-up' },
      { nextToken: 'x'.repeat(2049) },
    ])
      expect(await errorOf(client.send(new ListAssistantsCommand(query)))).toMatchObject({
        name: 'ValidationException',
        status: 400,
      });
  });
});
