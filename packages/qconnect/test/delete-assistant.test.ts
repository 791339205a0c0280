import { describe, expect, it } from 'vitest';
import {
  draft,
  errorOf,
  givenEmulator,
  knowledgeBaseId,
  otherKnowledgeBaseId,
  valueOf,
} from './harness.js';

describe('deleting an assistant', () => {
  it('deletes the assistant, and fails with `notFound` the second time', async () => {
    const { provider, emulator, clock } = await givenEmulator();
    const { id } = await valueOf(provider.assistants.create(draft));

    await valueOf(provider.assistants.delete(id));
    await clock.sleep(60_000);

    expect(await errorOf(provider.assistants.get(id))).toMatchObject({ kind: 'notFound' });
    expect(await errorOf(provider.assistants.delete(id))).toMatchObject({
      kind: 'notFound',
      vendorCode: 'ResourceNotFoundException',
      status: 404,
      assistantId: id,
    });
    expect(emulator.requests.of('ListAssistantAssociations')).toEqual([]);
  });

  it.each(['ValidationException', 'ConflictException'] as const)(
    'removes the links of one that cannot be deleted with them (%s)',
    async (deleteAssistantWithAssociations) => {
      const { provider, emulator, clock } = await givenEmulator({
        settings: { deleteAssistantWithAssociations },
      });
      const { id } = await valueOf(
        provider.assistants.create({
          ...draft,
          knowledge: [
            { type: 'knowledgeBase', id: knowledgeBaseId },
            { type: 'knowledgeBase', id: otherKnowledgeBaseId },
          ],
        }),
      );

      await valueOf(provider.assistants.delete(id));
      await clock.sleep(60_000);

      expect(await errorOf(provider.assistants.get(id))).toMatchObject({ kind: 'notFound' });
      expect(emulator.requests.of('DeleteAssistantAssociation')).toHaveLength(2);
    },
  );

  it('removes no link if the vendor refuses for another reason', async () => {
    const { provider, emulator } = await givenEmulator();
    const { id } = await valueOf(
      provider.assistants.create({
        ...draft,
        knowledge: [{ type: 'knowledgeBase', id: knowledgeBaseId }],
      }),
    );
    emulator.faults.add({ operation: 'DeleteAssistant', effect: { kind: 'status', status: 403 } });

    const error = await errorOf(provider.assistants.delete(id));

    expect(error).toMatchObject({ kind: 'permissionDenied', effect: 'none' });
    expect(await valueOf(provider.knowledge.list(id))).toHaveLength(1);
  });

  it('returns the refusal unchanged if there is no link', async () => {
    const { provider, emulator } = await givenEmulator();
    const { id } = await valueOf(provider.assistants.create(draft));
    emulator.faults.add({ operation: 'DeleteAssistant', effect: { kind: 'status', status: 400 } });

    const error = await errorOf(provider.assistants.delete(id));

    expect(error).toMatchObject({ kind: 'invalidInput', vendorCode: 'ValidationException' });
    expect(error.message).not.toContain('links');
  });

  it('reports how many links were removed if it cannot finish', async () => {
    const { provider, emulator } = await givenEmulator();
    const { id } = await valueOf(
      provider.assistants.create({
        ...draft,
        knowledge: [
          { type: 'knowledgeBase', id: knowledgeBaseId },
          { type: 'knowledgeBase', id: otherKnowledgeBaseId },
        ],
      }),
    );
    emulator.faults.add({
      operation: 'DeleteAssistantAssociation',
      skip: 1,
      effect: { kind: 'status', status: 503 },
    });

    const error = await errorOf(provider.assistants.delete(id));

    expect(error).toMatchObject({ kind: 'unavailable', effect: 'maybe', assistantId: id });
    expect(error.message).toContain('1 of its 2 knowledge links were');
  });
});
