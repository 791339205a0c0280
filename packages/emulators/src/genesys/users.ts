/** The list of users, which gives users their names. */
import { createSortedList } from '../server/sorted-list.js';
import type { Handler, HandlerContext } from './handler-context.js';
import { GenesysRefusal } from './errors.js';
import { numberedPage } from './numbered-page.js';
import { wholeSpan } from './span.js';
import type { Span } from './span.js';
import type { Members, UserRecord } from './resources.js';
import { unnamedUser } from './unnamed.js';

/** The error `max.user.ids` names the number (official Swagger). */
const maxUserIds = 100;

export const getUsers: Handler = (context) => {
  const { query, store } = context;
  const { state = 'active' } = query;
  const ofState = state === 'any' ? store.users.list('byName') : store.users.list('byState', state);
  const shown = query.id ? usersById(context, query.id, state) : wholeSpan(ofState);
  const descending = query.sortOrder?.toLowerCase().startsWith('desc') === true;
  return numberedPage(context, shown, userView, descending);
};

function usersById(
  context: HandlerContext,
  given: readonly string[],
  state: string,
): Span<UserRecord> {
  const { store, settings } = context;
  const ids = [...new Set(given)];
  if (ids.length > maxUserIds) throw new GenesysRefusal('max.user.ids', { field: 'id' });
  const found = ids.flatMap((id) => {
    const user = store.users.get(id);
    if (user) return [user];
    return settings.unknownUser === 'accepted' ? [unnamedUser(id)] : [];
  });
  if (found.length < ids.length && settings.unknownUserIds === 'notFound')
    throw new GenesysRefusal('general.resource.not.found');
  const all = state === 'any' || settings.userStateWithIds === 'ignored';
  const shown = found.filter((user) => all || user.state === state);
  return wholeSpan(createSortedList(store.users.list('byName').keyOf, shown));
}

/** `version` is the only member that the official Swagger requires. */
function userView({ id, ...members }: UserRecord): Members {
  return { id, version: 1, ...members, selfUri: `/api/v2/users/${encodeURIComponent(id)}` };
}
