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

describe('advice never contradicts the vendor', () => {
  const user = 'User: arn:aws:sts::123456789012:assumed-role/ci/run is not authorized to perform: ';
  const advise = async (message: string) => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 403, { message }, { 'x-amzn-errortype': 'AccessDeniedException' }),
    );
    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));
    expect(error.message.startsWith(message)).toBe(true);
    return error.message.slice(message.length);
  };

  it.each([
    [
      `${user}kms:CreateGrant on resource: arn:aws:kms:eu-central-1:123456789012:key/k`,
      /^; allow kms:CreateGrant on the key, both in the policies of this identity and in the key policy$/,
    ],
    [
      `${user}kms:Decrypt because no resource-based policy allows the kms:Decrypt action`,
      /^; allow kms:Decrypt on the key, .* in the key policy$/,
    ],
    [
      `${user}wisdom:TagResource on resource: arn:aws:wisdom:eu-central-1:123456789012:assistant/*`,
      /^; allow wisdom:TagResource in the policies of this identity$/,
    ],
    [
      `${user}iam:PassRole on resource: arn:aws:iam::123456789012:role/Reader`,
      /^; allow iam:PassRole on the role that the request passes$/,
    ],
    [
      `${user}wisdom:CreateAssistant with an explicit deny in a service control policy`,
      /^; a policy denies wisdom:CreateAssistant explicitly: change that policy/,
    ],
    ['Access to the KMS key is denied', /^; allow kms:CreateGrant, .* in the key policy$/],
    [`${user}wisdom:CreateAssistant`, /not qconnect:…; this request needs wisdom:CreateAssistant$/],
    // A name of a condition key or an ARN is not an action.
    [
      'aws:RequestTag and arn:aws:Iam::1:Role do not match',
      /; tags also need wisdom:TagResource, and a KMS key needs .*; this request needs wisdom:CreateAssistant$/,
    ],
  ])('%s', async (message, advice) => {
    expect(await advise(message)).toMatch(advice);
  });

  it('an action that the vendor names is advised even if a bundler has shortened the name', async () => {
    class a extends ListAIAgentsCommand {}
    const { provider } = await givenAnswers((response) =>
      sendJson(
        response,
        403,
        { message: `${user}kms:Decrypt` },
        { 'x-amzn-errortype': 'AccessDeniedException' },
      ),
    );
    const { message } = await errorOf(provider.native.send(new a({ assistantId })));

    expect(message).toMatch(/; allow kms:Decrypt on the key/);
  });
});
