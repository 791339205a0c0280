/** Agent checklists, and the two reads about languages. */
import { randomUUID } from 'node:crypto';
import { createSortedList } from '../server/sorted-list.js';
import { recordsOf } from '../server/table.js';
import { parameter, timestamp } from './handler-context.js';
import type { HandlerContext, Handler } from './handler-context.js';
import { requireFound } from './lookup.js';
import { listPage } from './paging.js';
import type { ChecklistRecord, Members } from './resources.js';
import { checklistView } from './views.js';

type ChecklistBody = Pick<ChecklistRecord, 'name' | 'language' | 'checklistItems'>;

/** The only published page size (official Swagger). */
const defaultPageSize = 25;

/** The lists of the table of checklists that `sortBy` can name. */
const lists = ['name', 'language', 'dateModified'] as const;

export const getAssistantsAgentchecklists: Handler = (context) => {
  const { query } = context;
  const { namePrefix = '', language, sortBy, sortOrder } = query;
  const listed = context.store.checklists.listed();
  const list = listed.list(lists.find((name) => name === sortBy) ?? 'created');
  const page = listPage(context, {
    list: query.agentChecklistIds
      ? createSortedList(list.keyOf, recordsOf(listed, query.agentChecklistIds))
      : list,
    accepts: (checklist) =>
      checklist.name.startsWith(namePrefix) &&
      (language === undefined || checklist.language === language),
    view: checklistView,
    pageSize: defaultPageSize,
    pinned: [namePrefix, language, query.agentChecklistIds, sortBy, sortOrder],
    descending: sortOrder === 'desc',
  });
  return { status: 200, body: page };
};

export const postAssistantsAgentchecklists: Handler = (context) => {
  const checklist: ChecklistRecord = {
    ...acceptChecklist(context),
    id: randomUUID(),
    sequence: context.store.nextSequence(),
    dateCreated: timestamp(context),
    dateModified: timestamp(context),
  };
  return saveChecklist(context, checklist);
};

export const getAssistantsAgentchecklist: Handler = (context) => ({
  status: 200,
  body: checklistView(findChecklist(context)),
});

export const putAssistantsAgentchecklist: Handler = (context) => {
  const { id, sequence, dateCreated } = findChecklist(context);
  const dateModified = timestamp(context);
  return saveChecklist(context, {
    ...acceptChecklist(context),
    id,
    sequence,
    dateCreated,
    dateModified,
  });
};

export const deleteAssistantsAgentchecklist: Handler = (context) => {
  context.store.checklists.delete(findChecklist(context).id);
  return { status: 204 };
};

export const getAssistantsAgentchecklistsLanguages: Handler = ({ store }) => ({
  status: 200,
  body: { entities: store.checklistLanguages },
});

export const getAssistantsCopilotFeaturesupport: Handler = ({ store, query }) => {
  const languages = store.languageSupport.filter(
    ({ language }) => query.language === undefined || language === query.language,
  );
  return { status: 200, body: { languages } };
};

function findChecklist(context: HandlerContext): ChecklistRecord {
  return requireFound(context.store.checklists.get(parameter(context, 'agentChecklistId')));
}

function acceptChecklist(context: HandlerContext): ChecklistBody {
  const body = context.body as ChecklistBody;
  const checklistItems = body.checklistItems.map((item): Members => ({
    ...item,
    id: randomUUID(),
  }));
  return { ...body, checklistItems };
}

function saveChecklist(context: HandlerContext, checklist: ChecklistRecord) {
  context.store.checklists.set(checklist);
  return { status: context.settings.checklistWriteStatus, body: checklistView(checklist) };
}
