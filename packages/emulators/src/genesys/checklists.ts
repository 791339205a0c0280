/** Agent checklists, and the two reads about languages. */
import { randomUUID } from 'node:crypto';
import { parameter, timestamp } from './call.js';
import type { Call, Handler } from './call.js';
import { found } from './lookup.js';
import { listing } from './paging.js';
import type { ChecklistRecord, Members } from './resources.js';
import { checklistView } from './views.js';

type ChecklistBody = Pick<ChecklistRecord, 'name' | 'language' | 'checklistItems'>;

/** Published for this list alone (official Swagger). */
const defaultPageSize = 25;

export const getAssistantsAgentchecklists: Handler = (call) => {
  const { query } = call;
  const { namePrefix = '', language, sortBy, sortOrder } = query;
  const ids = query.agentChecklistIds && new Set(query.agentChecklistIds);
  const chosen = [...call.store.listed().checklists.values()].filter(
    (checklist) =>
      checklist.name.startsWith(namePrefix) &&
      (language === undefined || checklist.language === language) &&
      (!ids || ids.has(checklist.id)),
  );
  const page = listing(call, {
    entries: chosen,
    keyOf: (checklist) =>
      sortBy === undefined ? [checklist.sequence] : [String(checklist[sortBy]), checklist.sequence],
    view: checklistView,
    pageSize: defaultPageSize,
    pinned: [namePrefix, language, query.agentChecklistIds, sortBy, sortOrder],
    descending: sortOrder === 'desc',
  });
  return { status: 200, body: page };
};

export const postAssistantsAgentchecklists: Handler = (call) => {
  const checklist: ChecklistRecord = {
    ...accepted(call),
    id: randomUUID(),
    sequence: call.store.nextSequence(),
    dateCreated: timestamp(call),
    dateModified: timestamp(call),
  };
  return written(call, checklist);
};

export const getAssistantsAgentchecklist: Handler = (call) => ({
  status: 200,
  body: checklistView(checklistOf(call)),
});

export const putAssistantsAgentchecklist: Handler = (call) => {
  const { id, sequence, dateCreated } = checklistOf(call);
  const dateModified = timestamp(call);
  return written(call, { ...accepted(call), id, sequence, dateCreated, dateModified });
};

export const deleteAssistantsAgentchecklist: Handler = (call) => {
  call.store.checklists.delete(checklistOf(call).id);
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

function checklistOf(call: Call): ChecklistRecord {
  return found(call.store.checklists.get(parameter(call, 'agentChecklistId')));
}

function accepted(call: Call): ChecklistBody {
  const body = call.body as ChecklistBody;
  const checklistItems = body.checklistItems.map((item): Members => ({
    ...item,
    id: randomUUID(),
  }));
  return { ...body, checklistItems };
}

function written(call: Call, checklist: ChecklistRecord) {
  call.store.checklists.set(checklist.id, checklist);
  return { status: call.settings.checklistWriteStatus, body: checklistView(checklist) };
}
