/** The lists of routing queues, which give queues their names. */
import { createSortedList } from '../server/sorted-list.js';
import type { Handler, HandlerContext } from './handler-context.js';
import { GenesysRefusal } from './errors.js';
import { isWellFormedId } from './ids.js';
import { queueExists } from './lookup.js';
import { accepted, withName } from './names.js';
import { numberedPage } from './numbered-page.js';
import { wholeSpan } from './span.js';
import type { Span } from './span.js';
import { refuseParameter } from './query.js';
import type { RoutingQueue } from './resources.js';
import { unnamedQueue } from './unnamed.js';
import { routingQueueView } from './views.js';

export const getRoutingQueues: Handler = (context) => {
  const { name, divisionId } = context.query;
  const named = name === undefined ? queuesById(context) : queuesByName(context, name);
  const queues = divisionId
    ? accepted(named, ({ division }) => division !== undefined && divisionId.includes(division.id))
    : named;
  return numberedPage(context, queues, routingQueueView, context.query.sortOrder === 'desc');
};

/** Shows less of each queue: "simplified queue objects" (official Swagger, which does not name the members). */
export const getRoutingQueuesDivisionviewsAll: Handler = (context) => {
  const all = wholeSpan(context.store.routingQueues.list('byName'));
  const view = (queue: RoutingQueue) => {
    const { id, name, division, selfUri } = routingQueueView(queue);
    return { id, name, ...(division !== undefined && { division }), selfUri };
  };
  return numberedPage(context, all, view, context.query.sortOrder === 'desc');
};

function queuesByName(
  { store, settings, query }: HandlerContext,
  name: string,
): Span<RoutingQueue> {
  const ids = query.id && new Set(query.id);
  const found = withName(store.routingQueues, name, settings.queueNameCase);
  return ids ? accepted(found, ({ id }) => ids.has(id)) : found;
}

/** Without ids, all known queues. */
function queuesById(context: HandlerContext): Span<RoutingQueue> {
  const { query, settings, store } = context;
  const all = store.routingQueues.list('byName');
  if (!query.id) return wholeSpan(all);
  const ids = [...new Set(query.id)];
  const { maxRoutingQueueIds = Infinity } = settings;
  if (ids.length > maxRoutingQueueIds)
    throw refuseParameter('id', ids.join(','), `at most ${maxRoutingQueueIds} ids`);
  const malformed = ids.find((id) => !store.routingQueues.has(id) && !isWellFormedId(id, settings));
  if (malformed !== undefined)
    throw new GenesysRefusal('invalid.id', { params: { value: malformed } });
  const known = ids.filter((id) => queueExists(id, context));
  return wholeSpan(
    createSortedList(
      all.keyOf,
      known.map((id) => store.routingQueues.get(id) ?? unnamedQueue(id)),
    ),
  );
}
