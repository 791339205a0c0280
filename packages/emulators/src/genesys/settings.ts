/**
 * What is unknown about Genesys Cloud, one setting each. The first value is the default, and the comment says what the
 * default rests on. Nobody has published these; a client should work whichever way they are set.
 */
import { amount, choice, limit } from '../server/setting.js';
import type { SettingValues } from '../server/setting.js';

export const genesysSettings = {
  // Login

  /** Seconds a token lives. 300 to 172800 can be set per OAuth client (official Swagger); 86400 is customary. */
  accessTokenLifetimeSeconds: amount(86_400, 1),
  /** Official samples differ in letter case. */
  tokenType: choice('bearer', 'Bearer'),
  /** A live test expects 400; one client library hard-codes 401. */
  unknownClientStatus: choice(400, 401),
  /** Also of a client that is not active. 401 in one live test, 400 elsewhere; the contract calls 401 unverified. */
  wrongSecretStatus: choice(400, 401),
  /** Under `quotas: 'vendor'`: tokens that a client may ask for in a minute. The number is unpublished. */
  tokenRequestsPerMinute: amount(60, 1),
  /** The official Swagger lists only `bad.credentials`; a public client also knows `credentials.expired`. */
  expiredTokenCode: choice('bad.credentials', 'credentials.expired'),

  // Every operation

  /** Under `quotas: 'vendor'`: requests per token and minute. Published, but support can raise it. */
  requestsPerMinute: amount(300, 1),
  /** Under `quotas: 'vendor'`. Withdrawn in 2021 (staff post); for clients that still read them. */
  rateLimitHeaders: choice('absent', 'present'),
  /** Whether an ININ-Correlation-Id sent by the caller comes back. */
  callerCorrelationId: choice('ignored', 'echoed'),
  /** Members that the contract marks read-only, in bodies. */
  readOnlyMembers: choice('ignored', 'refused'),
  /** Members that neither the contract nor live clients know. Those seen live are always kept. */
  unknownMembers: choice('ignored', 'kept', 'refused'),
  /** Members of attached queues seen only in live answers: assignmentMode and assignedUsersCount. */
  observedMembers: choice('shown', 'hidden'),
  /** Ids of queues and knowledge bases: UUIDs in practice (live client code), plain strings in the contract. */
  idFormat: choice('uuid', 'any'),
  /** A well-formed queue id that the emulator was not seeded with. */
  unknownQueue: choice('accepted', 'notFound', 'badRequest'),
  /** A well-formed knowledge base id that the emulator was not seeded with. */
  unknownKnowledgeBase: choice('accepted', 'badRequest'),
  /** A user id that the emulator was not seeded with: an entry of a bulk request that fails. */
  unknownUser: choice('accepted', 'failed'),

  // Lists

  /** Of assistants and queues. Checklists have a published default, also 25. */
  defaultPageSize: amount(25, 1),
  listOrder: choice('created', 'name', 'id'),
  /** Live clients handle a relative link; some break on an absolute one. */
  pageLinks: choice('relative', 'absolute'),
  /** Seconds until a cursor is refused. */
  cursorLifetimeSeconds: limit(),
  /** Milliseconds until a write shows in lists. Single reads show it at once. */
  listDelayMilliseconds: amount(0, 0),
  nameFilter: choice('exact', 'exactIgnoringCase', 'prefix', 'contains'),
  /** An expand value that the operation does not have. The code for it exists; its use here was not observed. */
  badExpand: choice('refused', 'ignored'),
  /** The most ids in `queueIds`. */
  maxQueueIds: limit(),

  // Assistants

  /** Whether a PATCH keeps what its body leaves out, and may then leave out required members. */
  patchAssistant: choice('partial', 'full'),
  /** A live client deletes without detaching first. */
  deleteAssistantWithQueues: choice('detaches', 'refused'),
  /** Who sets `state`: nobody, or `liveOnQueue` of the copilot. */
  assistantState: choice('alwaysActive', 'alwaysInactive', 'fromCopilot'),
  /** A name without a visible character. */
  blankName: choice('refused', 'accepted'),
  maxNameLength: limit(),
  /** Optional since 2026-07 (official release notes). */
  knowledgeSuggestionConfig: choice('optional', 'required'),
  /** `expand=copilot` by a client that may not see copilots. */
  expandCopilotWithoutPermission: choice('omitted', 'refused'),
  /** `languageVariation` without `fallbackToPrimaryAssistant`, when there is no such variation. */
  missingVariation: choice('fallsBack', 'notFound'),

  // Queues of an assistant

  /** Whether queues that a PATCH leaves out stay attached. The vendor's blog speaks of attaching. */
  patchQueues: choice('merge', 'replace'),
  /** What the listing answered to a PATCH holds: the queues of the body, or all of the assistant's. */
  patchQueuesAnswer: choice('patched', 'all'),
  /** The most queues in one PATCH. */
  maxPatchedQueues: limit(),
  /** The same id twice in one PATCH. */
  duplicateQueueIds: choice('lastWins', 'refused'),
  /** A PUT whose body has another id than its path. */
  queueIdMismatch: choice('refused', 'pathWins'),
  /** The contract sets no minimum. */
  emptyMediaTypes: choice('accepted', 'refused'),
  deleteQueuesWithoutIds: choice('refused', 'detachesAll', 'nothing'),
  /** Queues in a bulk removal that are not attached. */
  deleteUnattachedQueues: choice('ignored', 'notFound', 'conflict'),
  /** Whether the assistant that loses a queue to another counts as modified. */
  takeover: choice('silent', 'modifiesOldAssistant'),

  // Users of a queue

  /** A live client found that PUT accepts `assignmentMode` without effect; another still sends it. */
  assignmentModeInPut: choice('ignored', 'applied'),
  /** How requests about users are refused while the mode is Auto: with 400 or 409. */
  usersInAutoMode: choice('badRequest', 'conflict'),
  /** Switching to manual clears the assignments (help article); the other direction is unknown. */
  switchToAuto: choice('clearsUsers', 'keepsUsers'),
  addAssignedUser: choice('accepted', 'failed'),
  removeUnassignedUser: choice('failed', 'accepted'),
  /** By the emulator's clock. 0: the first answer is final, as is usual live. */
  userJobMilliseconds: amount(0, 0),
  userJobOutcome: choice('Succeeded', 'Failed'),

  // Copilot and checklists

  /** GET of a copilot that was never written: an error for some clients, an empty object for others. */
  missingCopilot: choice('notFound', 'empty'),
  /** `rules[].id` in a body: a live client reports that the write fails, the contract allows it. */
  copilotRuleIds: choice('kept', 'ignored', 'refused'),
  /** 202 in practice; the official Swagger has 200 as well. */
  checklistWriteStatus: choice(202, 200),
} as const;

export type GenesysSettings = SettingValues<typeof genesysSettings>;
