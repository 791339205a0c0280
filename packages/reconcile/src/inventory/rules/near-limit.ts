/** Accounts and assistants that are close to a limit which the vendor publishes. */
import {
  asObject,
  forEachAssistant,
  type FoundObject,
  type Rule,
  type RuleInputs,
} from '../rule.js';

export const nearLimit: Rule = (inputs) => {
  const { account, assistants, features, nearLimitPercent } = inputs;
  const { assistantsPerAccount, knowledge, tags } = inputs.observed.limits;
  const found = (
    object: FoundObject['object'],
    what: string,
    count: number | undefined,
    limit: number | undefined,
  ): readonly FoundObject[] => {
    if (count === undefined || limit === undefined || count * 100 < limit * nearLimitPercent)
      return [];
    const message =
      count > limit
        ? `${count} ${what}: more than the published limit of ${limit}`
        : `${count} of at most ${limit} ${what}`;
    return [{ severity: 'warning', object, message }];
  };
  let isPartly = false;
  const ofEach = forEachAssistant(inputs, (assistant) => {
    const object = asObject(assistant);
    if (
      isMissing(features.knowledge, knowledge?.count, assistant.knowledge) ||
      isMissing(features.tagging, tags?.count, assistant.tags)
    )
      isPartly = true;
    return [
      ...found(object, 'knowledge sources', assistant.knowledge?.length, knowledge?.count),
      ...found(object, 'tags', assistant.tags && Object.keys(assistant.tags).length, tags?.count),
    ];
  });
  const ofAccount = found(
    { kind: 'account', id: account, name: account },
    'assistants',
    assistants.length,
    assistantsPerAccount,
  );
  return { state: isPartly ? 'partly' : 'checked', found: [...ofAccount, ...ofEach.found] };
};

const isMissing = (
  isSupported: RuleInputs['features']['knowledge'],
  limit: number | undefined,
  read: unknown,
): boolean => isSupported && limit !== undefined && read === undefined;
