/** Checks one account: a pure function of what was read. */
import type { ObservedAssistant } from '../observe/observed.js';
import type { AccountInventory, InventoryAssistant, PartCount } from './account-inventory.js';
import { byText } from './by-text.js';
import {
  inventoryRules,
  type Finding,
  type InventoryCheck,
  type InventoryRule,
} from './finding.js';
import { hiddenIn } from './hidden.js';
import type { FoundObject, Rule, RuleInputs } from './rule.js';
import { assistantNotActive } from './rules/assistant-not-active.js';
import { deprecatedSetting } from './rules/deprecated-setting.js';
import { duplicateName } from './rules/duplicate-name.js';
import { missingReference } from './rules/missing-reference.js';
import { nearLimit } from './rules/near-limit.js';
import { roleFallsBack } from './rules/role-falls-back.js';
import { unpublishedChange } from './rules/unpublished-change.js';
import { unusedPart } from './rules/unused-part.js';
import { assistantWithoutQueue, queueWithoutAssistant } from './rules/without-queue.js';
import { knowledgeWithoutAssistant } from './rules/without-user.js';

const rules: Readonly<Record<InventoryRule, Rule>> = {
  assistantNotActive,
  missingReference,
  deprecatedSetting,
  nearLimit,
  duplicateName,
  assistantWithoutQueue,
  roleFallsBack,
  unpublishedChange,
  unusedPart,
  queueWithoutAssistant,
  knowledgeWithoutAssistant,
};

/** A person reads no more; the count says how many there are. */
const defaultFindingsPerRule = 100;

/** The state of an account, and how to check it. */
export interface CheckInputs extends Omit<
  RuleInputs,
  'assistants' | 'isHidden' | 'nearLimitPercent'
> {
  /** The most findings that are listed for one rule. */
  readonly findingsPerRule?: number;
  /** The percentage of a limit from which it is reported. */
  readonly nearLimitPercent?: number;
}

/** Above this share, somebody who adds one more has little time to react. */
const defaultNearLimitPercent = 80;

/** Returns the inventory of an account. The same inputs give the same inventory. */
export function checkAccount({
  findingsPerRule = defaultFindingsPerRule,
  nearLimitPercent = defaultNearLimitPercent,
  ...rest
}: CheckInputs): AccountInventory {
  const { account, observed } = rest;
  const assistants = observed.assistants.toSorted(byText(({ name, id }) => [name, id]));
  const isHidden = hiddenIn(observed.unseen);
  const inputs: RuleInputs = { ...rest, assistants, isHidden, nearLimitPercent };
  const findings: Finding[] = [];
  const checks: Partial<Record<InventoryRule, InventoryCheck>> = {};
  for (const rule of inventoryRules) {
    const { state, found } = rules[rule](inputs);
    checks[rule] = { state, count: found.length };
    const inOrder = found.toSorted(byText(placeOf)).slice(0, findingsPerRule);
    for (const each of inOrder) findings.push({ rule, ...each });
  }
  return {
    account,
    vendor: observed.vendor,
    assistants: assistants.map(entryOf),
    findings,
    checks: checks as Record<InventoryRule, InventoryCheck>,
    unseen: observed.unseen,
  };
}

const placeOf = ({ assistant, object, message }: FoundObject): readonly string[] => [
  assistant?.name ?? '',
  assistant?.id ?? '',
  object.kind,
  object.name ?? '',
  object.id,
  message,
];

function entryOf(assistant: ObservedAssistant): InventoryAssistant {
  const { id, name, status, updatedAt, queues, knowledge, aiAgents, tags, parts } = assistant;
  return {
    ...{ id, name, status },
    ...(updatedAt !== undefined && { updatedAt }),
    ...(queues && { queues: queues.length }),
    ...(knowledge && { knowledge: knowledge.length }),
    ...(aiAgents && { roles: aiAgents.length }),
    ...(tags && { tags: Object.keys(tags).length }),
    ...(parts && { parts: countsOf(parts) }),
  };
}

const countsOf = (
  parts: NonNullable<ObservedAssistant['parts']>,
): Readonly<Record<string, PartCount>> =>
  Object.fromEntries(
    Object.entries(parts).map(([kind, ofKind]) => {
      const vendor = ofKind.filter(({ origin }) => origin === 'vendor').length;
      return [kind, { customer: ofKind.length - vendor, vendor }];
    }),
  );
