/** The lists that give names to what copilots name: summary settings and scripts. */
import type { Handler } from './handler-context.js';
import { nameMatcher } from './name-filter.js';
import { accepted } from './names.js';
import { numberedPage } from './numbered-page.js';
import { wholeSpan } from './span.js';
import type { Members, NamedRecord, SummarySettingRecord } from './resources.js';

/** By default the newest first; `name` matches parts in any letter case (official Swagger). */
export const getConversationsSummariesSettings: Handler = (context) => {
  const { name, language, sortBy, sortOrder } = context.query;
  const { summarySettings } = context.store;
  const all = wholeSpan(summarySettings.list(sortBy === 'name' ? 'byName' : 'byDate'));
  const part = name?.toLowerCase() ?? '';
  const spoken = language?.toLowerCase();
  const isFiltered = name !== undefined || language !== undefined;
  const fits = (one: SummarySettingRecord) =>
    one.name.toLowerCase().includes(part) &&
    (spoken === undefined || one.language.toLowerCase() === spoken);
  const found = isFiltered ? accepted(all, fits) : all;
  const view = viewAt('/api/v2/conversations/summaries/settings');
  return numberedPage(context, found, view, sortOrder !== 'asc');
};

export const getScripts: Handler = (context) => {
  const { name, sortOrder = '' } = context.query;
  const all = wholeSpan(context.store.scripts.list('byName'));
  const matches = nameMatcher(name, context.settings.scriptNameFilter);
  const found = name === undefined ? all : accepted(all, (script) => matches(script.name));
  const descending = sortOrder.toLowerCase().startsWith('desc');
  return numberedPage(context, found, viewAt('/api/v2/scripts'), descending);
};

/** The same list for clients that may search scripts and not view them. */
export const getScriptsDivisionviews: Handler = (context) => getScripts(context);

const viewAt =
  (path: string) =>
  ({ id, ...members }: NamedRecord): Members => ({
    id,
    ...members,
    selfUri: `${path}/${encodeURIComponent(id)}`,
  });
