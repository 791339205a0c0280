/** How the emulator of Amazon Q in Connect must behave to be like an account: what its state gives away. Pure. */
import type { QConnectSettings } from '@assistant-provider/emulators';
import type {
  Observed,
  ObservedAssistant,
  ObservedPart,
  Plan,
} from '@assistant-provider/reconcile';
import { isComplete } from './is-complete.js';
import { suppliedNames } from './supplied-parts.js';

/** A part that the vendor supplies to every assistant. */
interface Supplied {
  readonly type: string;
  readonly name: string;
}

/** Returns the settings. Where nothing is known, the emulator keeps its defaults. */
export function qconnectSettingsOf(
  observed: Observed,
  { steps }: Pick<Plan, 'steps'>,
): Partial<QConnectSettings> {
  const { assistants } = observed;
  const all = (kind: string) => assistants.map(({ parts = {} }) => parts[kind] ?? []);
  const parts = ['aiPrompt', 'aiGuardrail', 'aiAgent'].flatMap((kind) => all(kind).flat());
  const named = suppliedNames(steps);
  const twice = (kind: string) => all(kind).some(hasNamesakes) && ('allowed' as const);
  const settings = {
    ...(hasNamesakes(assistants) && { duplicateAssistantName: 'allowed' }),
    ...(twice('aiPrompt') && { duplicateAIPromptName: 'allowed' }),
    ...(twice('aiGuardrail') && { duplicateAIGuardrailName: 'allowed' }),
    ...(twice('aiAgent') && { duplicateAIAgentName: 'allowed' }),
    ...(assistants.some(hasTwoLinks) && { duplicateAssociation: 'allowed' }),
    ...(isComplete(observed, 'knowledgeBase') && { knowledgeBaseIds: 'known' }),
    ...(parts.some(hidesTags) && { tagsOfVersions: 'hidden' }),
    ...(parts.some(({ content }) => isEmpty(content['tags'])) && { emptyMembers: 'shown' }),
    systemAIPrompts: supplied(all('aiPrompt').flat(), named('aiPrompt'), 'ANSWER_GENERATION'),
    systemAIAgents: supplied(all('aiAgent').flat(), named('aiAgent'), 'MANUAL_SEARCH'),
  };
  // The emulator checks the types, of which the vendor may have newer ones.
  return settings as Partial<QConnectSettings>;
}

/** The parts of the vendor that were seen, and those that the plan names. Their type is then unknown. */
function supplied(
  parts: readonly ObservedPart[],
  named: readonly string[],
  anyType: string,
): readonly Supplied[] {
  const byName = new Map(named.map((name) => [name, { type: anyType, name }]));
  for (const { origin, name = '', content } of parts) {
    const { type } = content;
    if (origin === 'vendor')
      byName.set(name, { type: typeof type === 'string' ? type : anyType, name });
  }
  return [...byName.values()];
}

const hasNamesakes = (all: readonly { readonly name?: string; readonly origin?: string }[]) => {
  const own = all.filter(({ origin }) => origin !== 'vendor');
  return new Set(own.map(({ name }) => name)).size < own.length;
};

const hasTwoLinks = ({ knowledge = [] }: ObservedAssistant): boolean =>
  new Set(knowledge.map(({ source }) => JSON.stringify(source))).size < knowledge.length;

/** Versions have the tags of their part, or none. */
const hidesTags = ({ content, versions = [] }: ObservedPart): boolean =>
  !isNone(content['tags']) && versions.some((version) => isNone(version.content['tags']));

const isEmpty = (tags: unknown): boolean =>
  typeof tags === 'object' && tags !== null && Object.keys(tags).length === 0;
const isNone = (tags: unknown): boolean => tags === undefined || isEmpty(tags);
