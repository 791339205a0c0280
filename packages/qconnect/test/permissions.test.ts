/** The IAM action in errors, which the vendor itself may or may not name. */
import { ListAIAgentsCommand } from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { assistantId, errorOf, givenAnswers, sendJson } from './harness.js';

const refusing = () =>
  givenAnswers((response) =>
    sendJson(response, 403, { message: 'no' }, { 'x-amzn-errortype': 'AccessDeniedException' }),
  );

describe('a `permissionDenied` error names the IAM action', () => {
  it('of a portable operation', async () => {
    const { provider } = await refusing();
    const { kind, message } = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(kind).toBe('permissionDenied');
    expect(message).toMatch(/; this request needs wisdom:CreateAssistant$/);
  });

  it('of a command of the SDK', async () => {
    const { provider } = await refusing();
    const command = new ListAIAgentsCommand({ assistantId });
    const { message } = await errorOf(provider.native.send(command));

    expect(message).toMatch(/; this request needs wisdom:ListAIAgents$/);
  });

  it("unless a bundler has shortened the command's name", async () => {
    class a extends ListAIAgentsCommand {}
    const { provider } = await refusing();
    const { message } = await errorOf(provider.native.send(new a({ assistantId })));

    expect(message).toMatch(/^no; IAM actions of this service are named wisdom:…, not qconnect:…$/);
  });
});
