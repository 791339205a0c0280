/** The copilot of an assistant: read, and replaced as a whole. */
import { randomUUID } from 'node:crypto';
import { timestamp } from './call.js';
import type { Call, Handler } from './call.js';
import { GenesysRefusal, refuseFields } from './errors.js';
import { assistantOf } from './lookup.js';
import type { Members } from './resources.js';
import { assistantUri, copilotView } from './views.js';

export const getAssistantCopilot: Handler = (call) => {
  const { id, copilot } = assistantOf(call);
  if (copilot) return { status: 200, body: copilotView(id, copilot) };
  if (call.settings.missingCopilot === 'notFound') throw new GenesysRefusal('not.found');
  return { status: 200, body: { enabled: false, selfUri: `${assistantUri(id)}/copilot` } };
};

export const putAssistantCopilot: Handler = (call) => {
  const assistant = assistantOf(call);
  const copilot = acceptedCopilot(call, call.body as Members, assistant.copilot);
  call.store.assistants.set(assistant.id, {
    ...assistant,
    copilot,
    dateModified: timestamp(call),
  });
  return { status: 200, body: copilotView(assistant.id, copilot) };
};

/** What the schema cannot say: the language stays, and rules get ids. */
export function acceptedCopilot(
  call: Call,
  copilot: Members,
  former: Members | undefined,
): Members {
  const language = former?.['defaultLanguage'];
  // Prose of the official Swagger: fixed once set.
  if (language !== undefined && copilot['defaultLanguage'] !== language)
    throw refuseFields([
      {
        field: 'defaultLanguage',
        code: 'constraint.validation',
        params: { constraint: 'defaultLanguage cannot be changed' },
      },
    ]);
  const engine = copilot['ruleEngineConfig'] as
    (Members & { rules: readonly Members[] }) | undefined;
  if (!engine) return copilot;
  const rules = engine.rules.map((rule, index) => withId(call, rule, index));
  return { ...copilot, ruleEngineConfig: { ...engine, rules } };
}

function withId({ settings }: Call, rule: Members, index: number): Members {
  if (rule['id'] === undefined) return { id: randomUUID(), ...rule };
  if (settings.copilotRuleIds === 'kept') return rule;
  if (settings.copilotRuleIds === 'ignored') return { ...rule, id: randomUUID() };
  throw refuseFields([
    {
      field: `ruleEngineConfig.rules[${index}].id`,
      code: 'invalid.property',
      params: { value: 'id', object: 'RuleConfig' },
    },
  ]);
}
