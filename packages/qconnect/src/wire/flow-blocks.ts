/**
 * Instructions for people who let Amazon Connect use an assistant. Sources: the types of
 * `@aws-sdk/client-connect` 3.1136.0, the flow language of the Amazon Connect documentation, and
 * exported flows in public repositories. The console writes the second block behind the first one.
 */
import type { Instructions } from '@assistant-provider/core';

const transitions = (next: string) => ({
  NextAction: next,
  // Without a session the contact continues without an assistant.
  Errors: [{ NextAction: 'NEXT_BLOCK', ErrorType: 'NoMatchingError' }],
  Conditions: [],
});

/** Both blocks as actions of a flow. Identifiers have at most 50 characters. */
const blocks = (session: string, contact: string): string =>
  [
    {
      Identifier: session,
      Type: 'CreateWisdomSession',
      Parameters: { WisdomAssistantArn: '{locator}' },
      Transitions: transitions(contact),
    },
    {
      Identifier: contact,
      Type: 'UpdateContactData',
      Parameters: { WisdomSessionArn: '$.Wisdom.SessionArn' },
      Transitions: transitions('NEXT_BLOCK'),
    },
  ]
    .map((action) => JSON.stringify(action, undefined, 2))
    .join(',\n');

const createAssociation =
  'aws connect create-integration-association --instance-id INSTANCE_ID --integration-type WISDOM_ASSISTANT --integration-arn {locator}';

/** Instructions that bind one queue. */
export const flowBlocks: Instructions = {
  object: 'contact flow',
  text: `Queue {queueName} ({queueId}), media types: {mediaTypes}.
1. Once for each instance, if it does not use the assistant yet:
${createAssociation}
2. Find each flow that sends contacts of these media types to this queue.
3. In front of its block "Set working queue" (UpdateContactTargetQueue), enter the block "Connect assistant". In the JSON of the flow, the block is these two entries of "Actions":
${blocks('assistant-{queueId}', 'session-{queueId}')}
4. Replace NEXT_BLOCK by the Identifier of "Set working queue".
5. Lead each transition to "Set working queue" to assistant-{queueId} instead.
6. For calls, turn on the real-time analytics of Contact Lens in the same flow. Chats do not need it.
`,
};

const integration: Instructions = {
  object: 'integration association',
  text: `An instance of Amazon Connect uses one assistant, by an integration association of the type WISDOM_ASSISTANT.
1. Find the association of each instance:
aws connect list-integration-associations --instance-id INSTANCE_ID --integration-type WISDOM_ASSISTANT --integration-arn {formerLocator}
2. Delete it:
aws connect delete-integration-association --instance-id INSTANCE_ID --integration-association-id INTEGRATION_ASSOCIATION_ID
3. Create one for the new assistant:
${createAssociation}
`,
};

const flows: Instructions = {
  object: 'contact flow',
  text: `Flows and flow modules name the assistant in the block "Connect assistant".
1. Find each flow with {formerLocator} in its JSON.
2. Change the ARN in "Parameters" of each action CreateWisdomSession. The block that follows it stays:
${blocks('IDENTIFIER', 'IDENTIFIER_OF_THE_NEXT')}
3. A Lambda function can create the session instead of the block. Change the ARN there, too.
`,
};

const aiAgentBlocks: Instructions = {
  object: 'contact flow with an AI agent',
  text: `Flows for self-service name an AI agent of the assistant by its ARN, which contains the id {formerId}.
Find each action ConnectParticipantWithLexBot with the session attribute x-amz-lex:q-in-connect:ai-agent-arn. Replace its ARN by that of the same AI agent under {locator}.
`,
};

/** The objects that name an assistant by its ARN. */
export const namedBy: readonly Instructions[] = [integration, flows, aiAgentBlocks];
