/** Advice for a refusal for want of a permission. An action that the vendor names goes before ours. */
import { keyActions } from '../permissions.js';

const everyKeyAction = keyActions.join(', ');
const inBothPolicies = 'on the key, both in the policies of this identity and in the key policy';

/** Actions that a request may need beside its own (docs/permissions.md). */
const furtherNeeds: ReadonlyMap<string, string> = new Map([
  [
    'CreateAssistant',
    `tags also need wisdom:TagResource, and a KMS key needs ${everyKeyAction} ${inBothPolicies}`,
  ],
  ...['CreateAIPrompt', 'CreateAIGuardrail', 'CreateAIAgent'].map(
    (name) => [name, 'tags also need wisdom:TagResource'] as const,
  ),
  ['CreateAssistantAssociation', 'an access role also needs iam:PassRole on that role'],
]);

/** What to allow where, by the service of the action that the vendor names. */
const placesByService: ReadonlyMap<string, string> = new Map([
  ['kms', inBothPolicies],
  ['iam', 'on the role that the request passes'],
]);

/**
 * Adds to `general` which action is missing. The action of a request has the name of the operation
 * (Service Authorization Reference). An operation's name of another form comes from a command's class,
 * shortened by a bundler.
 */
export function adviceForDenial(general: string, operation: string, message: string): string {
  const named = actionIn(message);
  const own = /^[A-Z][a-z]+[A-Z]/.test(operation) ? `wisdom:${operation}` : undefined;
  if (named !== undefined && /\bexplicit deny\b/i.test(message))
    return `a policy denies ${named} explicitly: change that policy, because no other can allow it`;
  if (named !== undefined && named !== own) return adviceForAction(named);
  if (named === undefined && /\bkms\b|\bkey policy\b/i.test(message))
    return `allow ${everyKeyAction} ${inBothPolicies}`;
  if (own === undefined) return general;
  const further = named === undefined ? furtherNeeds.get(operation) : undefined;
  return [general, ...(further === undefined ? [] : [further]), `this request needs ${own}`].join(
    '; ',
  );
}

function adviceForAction(action: string): string {
  const [service = ''] = action.split(':', 1);
  const place = placesByService.get(service);
  return `allow ${action} ${place ?? 'in the policies of this identity'}`;
}

/**
 * The first action in "… is not authorized to perform: kms:CreateGrant on resource: arn:aws:kms:…". ARNs
 * have no upper case after a service's name, and names that begin with `aws:` are condition keys.
 */
const actionIn = (message: string): string | undefined =>
  /(?<![\w:/.-])(?!aws:)[a-z][a-z0-9-]{1,40}:[A-Z][A-Za-z0-9]{2,80}(?![\w:/])/.exec(message)?.[0];
