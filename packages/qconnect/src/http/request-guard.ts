/**
 * The step that every request passes between the SDK's serializer and the signature, on the fast path and
 * through the SDK.
 */
import { isTooDeep, maxJsonDepth } from '@assistant-provider/adapter-kit';
import { refusedRequest } from '../errors/table.js';
import { addUnmodelledMembers } from '../wire/unmodelled-members.js';
import type { SdkPlugin, SdkRequest } from '../wire/sdk-types.js';

/**
 * Adds the members that the serializer dropped. Throws if the body nests too deep, and if the path climbs: the SDK encodes
 * every character of an id except the dots, and servers and proxies resolve
 * `/assistants/../associations` to another path.
 */
export function guardRequest(name: string, request: SdkRequest, input: object): void {
  addUnmodelledMembers(name, request, input);
  if (typeof request.body === 'string' && isTooDeep(request.body))
    throw refused(`it must not be nested deeper than ${maxJsonDepth} levels`);
  if (/(?:^|\/)\.\.?(?:\/|$)/.test(request.path)) throw refused('an id must not be . or ..');
}

const refused = (why: string): Error =>
  Object.assign(new RangeError(why), { name: refusedRequest });

/** The guard as middleware, for requests that go through all of the SDK. */
export const requestGuard: SdkPlugin = {
  applyToStack: (stack) =>
    stack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          guardRequest(commandName.replace(/Command$/, ''), args.request as SdkRequest, args.input);
          return next(args);
        },
      {
        step: 'serialize',
        // Low comes after the serializer, which has the priority `normal`.
        priority: 'low',
        name: 'assistantProviderRequestGuard',
        override: true,
      },
    ),
};
