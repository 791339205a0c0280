/** The reads of knowledge bases, which give them their names. */
import type { SortedList } from '../server/sorted-list.js';
import { parameter } from './handler-context.js';
import type { Handler, HandlerContext } from './handler-context.js';
import { GenesysRefusal } from './errors.js';
import { isWellFormedId } from './ids.js';
import { nameGroup, nameMatcher } from './name-filter.js';
import { listPage } from './paging.js';
import type { KnowledgeBaseRecord, Members } from './resources.js';
import { unnamedKnowledgeBase } from './unnamed.js';

export const getKnowledgeKnowledgebases: Handler = (context) => {
  const { query, settings } = context;
  const { name, coreLanguage, published, sortBy, sortOrder = '' } = query;
  const matches = nameMatcher(name, settings.knowledgeBaseNameFilter);
  const page = listPage(context, {
    list: listOf(context),
    accepts: (base) =>
      matches(base.name) &&
      (coreLanguage === undefined || base.coreLanguage === coreLanguage) &&
      (published === undefined || base.published === published),
    view: knowledgeBaseView,
    pageSize: settings.defaultPageSize,
    pinned: [name, coreLanguage, published, sortBy, sortOrder],
    descending: sortOrder.toLowerCase().startsWith('desc'),
  });
  return { status: 200, body: page };
};

/** The shortest list that has every base that the query can find, in the order of the query. */
function listOf({ query, settings, store }: HandlerContext): SortedList<KnowledgeBaseRecord> {
  const { name, sortBy } = query;
  const filter = settings.knowledgeBaseNameFilter;
  if (sortBy === 'Date') return store.knowledgeBases.list('byDate');
  if (name === undefined || !filter.startsWith('exact')) return store.knowledgeBases.list('byName');
  return store.knowledgeBases.list('byNameGroup', nameGroup(name, filter));
}

/** A base that the seed does not contain exists if the setting says so. */
export const getKnowledgeKnowledgebase: Handler = (context) => {
  const { store, settings } = context;
  const id = parameter(context, 'knowledgeBaseId');
  const isAccepted = settings.unknownKnowledgeBase === 'accepted' && isWellFormedId(id, settings);
  const base = store.knowledgeBases.get(id) ?? (isAccepted ? unnamedKnowledgeBase(id) : undefined);
  if (!base) throw new GenesysRefusal(settings.missingKnowledgeBaseCode);
  return { status: 200, body: knowledgeBaseView(base) };
};

function knowledgeBaseView({ id, ...members }: KnowledgeBaseRecord): Members {
  const selfUri = `/api/v2/knowledge/knowledgebases/${encodeURIComponent(id)}`;
  return { id, ...members, selfUri };
}
