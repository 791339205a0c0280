/** The copilot of an assistant: read, and replaced as a whole. */
import { randomUUID } from 'node:crypto';
import { timestamp } from './handler-context.js';
import type { HandlerContext, Handler } from './handler-context.js';
import { GenesysRefusal, refuseField, refuseFields } from './errors.js';
import { findAssistant } from './lookup.js';
import type { Members } from './resources.js';
import { assistantUri, copilotView } from './views.js';

export const getAssistantCopilot: Handler = (context) => {
  const { id, copilot } = findAssistant(context);
  if (copilot) return { status: 200, body: copilotView(id, copilot) };
  if (context.settings.missingCopilot === 'notFound') throw new GenesysRefusal('not.found');
  return { status: 200, body: { enabled: false, selfUri: `${assistantUri(id)}/copilot` } };
};

export const putAssistantCopilot: Handler = (context) => {
  const assistant = findAssistant(context);
  const copilot = acceptCopilot(context, context.body as Members, assistant.copilot);
  context.store.assistants.set({
    ...assistant,
    copilot,
    dateModified: timestamp(context),
  });
  return { status: 200, body: copilotView(assistant.id, copilot) };
};

/** Applies the rules that the schema cannot express: the language is fixed, and rules get ids. */
export function acceptCopilot(
  context: HandlerContext,
  copilot: Members,
  former: Members | undefined,
): Members {
  const language = former?.['defaultLanguage'];
  // Prose of the official Swagger: fixed once set.
  if (language !== undefined && copilot['defaultLanguage'] !== language)
    throw refuseField('defaultLanguage', 'defaultLanguage cannot be changed');
  const engine = copilot['ruleEngineConfig'] as
    (Members & { rules: readonly Members[] }) | undefined;
  if (!engine) return copilot;
  const rules = engine.rules.map((rule, index) => withRuleId(context, rule, index));
  return { ...copilot, ruleEngineConfig: { ...engine, rules } };
}

function withRuleId({ settings }: HandlerContext, rule: Members, index: number): Members {
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
