/** Records of which only the id is known. They get a name, so that no seed is needed. */
import type {
  KnowledgeBaseRecord,
  RoutingQueue,
  ScriptRecord,
  SummarySettingRecord,
  UserRecord,
} from './resources.js';

export const unnamedQueue = (id: string): RoutingQueue => ({ id, name: `Queue ${id}` });

export const unnamedUser = (id: string): UserRecord => ({
  id,
  name: `User ${id}`,
  state: 'active',
});

export const unnamedKnowledgeBase = (id: string): KnowledgeBaseRecord => ({
  id,
  name: `Knowledge base ${id}`,
  coreLanguage: 'en-US',
  published: true,
});

export const unnamedSummarySetting = (id: string): SummarySettingRecord => ({
  id,
  name: `Summary setting ${id}`,
  language: 'en-US',
});

export const unnamedScript = (id: string): ScriptRecord => ({ id, name: `Script ${id}` });
