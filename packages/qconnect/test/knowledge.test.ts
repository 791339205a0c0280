import { describe, expect, it } from 'vitest';
import {
  assistantId,
  errorOf,
  externalSource,
  givenAnswers,
  givenEmulator,
  knowledgeBaseId,
  sendJson,
  valueOf,
} from './harness.js';

async function givenAssistant() {
  const world = await givenEmulator();
  const { id, locator } = await valueOf(world.provider.assistants.create({ name: 'Desk' }));
  await world.clock.sleep(60_000);
  return { ...world, id, locator };
}

const source = { type: 'knowledgeBase', id: knowledgeBaseId } as const;

describe('linking knowledge', () => {
  it.each([
    ['the vendor’s own knowledge base', source],
    ['a Bedrock knowledge base', externalSource],
  ])('links %s, lists it, and unlinks it', async (_, source) => {
    const { provider, id } = await givenAssistant();

    const link = await valueOf(provider.knowledge.link(id, source));
    const listed = await valueOf(provider.knowledge.list(id));
    await valueOf(provider.knowledge.unlink(id, link.linkId));

    expect(link.source).toEqual(source);
    expect(link.vendorData).toMatchObject({ assistantAssociationId: link.linkId, assistantId: id });
    expect(listed).toEqual([link]);
    expect(await valueOf(provider.knowledge.list(id))).toEqual([]);
  });

  it.each([
    ['locator', 'the ARN of a Bedrock knowledge base'],
    ['accessRole', 'the ARN of an IAM role'],
  ])('says of a %s that is an id what it is to be', async (member, expected) => {
    const { provider, id } = await givenAssistant();

    const error = await errorOf(
      provider.knowledge.link(id, { ...externalSource, [member]: 'ABCDEFGHIJ' }),
    );

    expect(error).toMatchObject({ kind: 'invalidInput', issues: [{ field: `source.${member}` }] });
    expect(error.message).toContain(expected);
  });

  it('accepts ARNs of the assistant and the link', async () => {
    const { provider, locator } = await givenAssistant();
    const link = await valueOf(provider.knowledge.link(locator, source));
    const { assistantAssociationArn } = link.vendorData as { assistantAssociationArn: string };

    await valueOf(provider.knowledge.unlink(locator, assistantAssociationArn));

    expect(await valueOf(provider.knowledge.list(locator))).toEqual([]);
  });

  it('links once if the same call is made twice', async () => {
    const { provider, id } = await givenAssistant();

    const first = await valueOf(provider.knowledge.link(id, source, { idempotencyKey: 'k' }));
    const second = await valueOf(provider.knowledge.link(id, source, { idempotencyKey: 'k' }));

    expect(second).toEqual(first);
    expect(await valueOf(provider.knowledge.list(id))).toHaveLength(1);
  });

  it('fails with a `conflict` that is never retried if the link exists', async () => {
    const { provider, id } = await givenAssistant();
    await valueOf(provider.knowledge.link(id, source));

    const error = await errorOf(provider.knowledge.link(id, source));

    expect(error).toMatchObject({
      kind: 'conflict',
      vendorCode: 'ConflictException',
      retry: 'never',
      effect: 'none',
    });
  });

  it('fails with `notFound` if the link does not exist', async () => {
    const { provider, id } = await givenAssistant();

    expect(await errorOf(provider.knowledge.unlink(id, knowledgeBaseId))).toMatchObject({
      kind: 'notFound',
      assistantId: id,
    });
  });

  it('fails with `unsupported` for a language, unless it may be dropped', async () => {
    const { provider, id } = await givenAssistant();
    const withLanguage = { ...source, language: 'en-US' };

    const refused = await errorOf(provider.knowledge.link(id, withLanguage));
    const dropped = await valueOf(
      provider.knowledge.link(id, withLanguage, { onUnsupported: 'drop' }),
    );

    expect(refused).toMatchObject({ kind: 'unsupported', issues: [{ field: 'source.language' }] });
    expect(dropped).toMatchObject({ source, dropped: ['source.language'] });
  });
});

describe('listing knowledge', () => {
  it('reads all pages', async () => {
    const entry = (assistantAssociationId: string) => ({
      assistantAssociationId,
      associationType: 'KNOWLEDGE_BASE',
      associationData: { knowledgeBaseAssociation: { knowledgeBaseId } },
    });
    const pages = [
      { assistantAssociationSummaries: [entry('1')], nextToken: 'a' },
      { assistantAssociationSummaries: [], nextToken: 'b' },
      { assistantAssociationSummaries: [entry('2')] },
    ];
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, pages.shift()),
    );

    const links = await valueOf(provider.knowledge.list(assistantId));

    expect(links.map(({ linkId }) => linkId)).toEqual(['1', '2']);
    expect(requests.map(({ target }) => target)).toEqual([
      `/assistants/${assistantId}/associations?maxResults=100`,
      `/assistants/${assistantId}/associations?maxResults=100&nextToken=a`,
      `/assistants/${assistantId}/associations?maxResults=100&nextToken=b`,
    ]);
  });

  it('keeps links of unknown types', async () => {
    const novelty = {
      assistantAssociationId: '1',
      associationType: 'WEB_CRAWLER',
      associationData: { webCrawler: { seed: 'https://example.com' } },
    };
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { assistantAssociationSummaries: [novelty] }),
    );

    const links = await valueOf(provider.knowledge.list(assistantId));

    expect(links).toEqual([
      { linkId: '1', source: { type: 'unknown', vendorType: 'WEB_CRAWLER' }, vendorData: novelty },
    ]);
  });
});
