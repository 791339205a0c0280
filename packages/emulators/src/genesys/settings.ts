/**
 * What is unknown about Genesys Cloud, one setting each, with the behaviour the emulator shows by default.
 * Nobody has published these; the reason beside each default says what it rests on.
 */

export interface GenesysSettings {
  // Login
  /** Seconds a token lives: 300 to 172800 can be set per OAuth client (official Swagger); 86400 is customary. */
  readonly accessTokenLifetimeSeconds: number;
  /** Official samples differ in letter case. */
  readonly tokenType: 'bearer' | 'Bearer';
  /** A live test expects 400; one client library hard-codes 401. */
  readonly unknownClientStatus: 400 | 401;
  /** Seen as 401 in one live test and as 400 elsewhere; the contract marks 401 as unverified. */
  readonly wrongSecretStatus: 400 | 401;
  /** Under `quotas: 'vendor'`: tokens a client may ask for in a minute. The number is unpublished. */
  readonly tokenRequestsPerMinute: number;
  /** The official Swagger lists only `bad.credentials`; a public client also knows `credentials.expired`. */
  readonly expiredTokenCode: 'bad.credentials' | 'credentials.expired';

  // Every operation
  /** Under `quotas: 'vendor'`: requests per token and minute (published; support can raise it). */
  readonly requestsPerMinute: number;
  /** Withdrawn in 2021 (staff post); `present` is for clients that still read them. */
  readonly rateLimitHeaders: 'absent' | 'present';
  /** Whether an ININ-Correlation-Id sent by the caller comes back. */
  readonly callerCorrelationId: 'ignored' | 'echoed';
  /** Read-only members in bodies. */
  readonly readOnlyMembers: 'ignored' | 'refused';
  /** Members that neither the contract nor live clients know. Those seen live are always kept. */
  readonly unknownMembers: 'ignored' | 'kept' | 'refused';
  /** Members seen only in live answers (assignmentMode, assignedUsersCount). */
  readonly observedMembers: 'shown' | 'hidden';
  /** The form of the ids of queues and knowledge bases. UUIDs in practice, plain strings in the contract. */
  readonly idFormat: 'uuid' | 'any';
  /** A queue that the emulator was not seeded with: exists all the same, or is answered so on writes. */
  readonly unknownQueue: 'accepted' | 'notFound' | 'badRequest';
  /** Knowledge bases that the emulator was not seeded with. */
  readonly unknownKnowledgeBase: 'accepted' | 'badRequest';
  /** Users that the emulator was not seeded with: in bulk requests, each is an entry that failed. */
  readonly unknownUser: 'accepted' | 'failed';

  // Lists
  /** For assistants and queues; checklists have a published default of 25. */
  readonly defaultPageSize: number;
  readonly listOrder: 'created' | 'name' | 'id';
  /** Live clients handle a relative link; some break on an absolute one. */
  readonly pageLinks: 'relative' | 'absolute';
  /** Seconds after which a cursor is refused; `undefined` for never. */
  readonly cursorLifetimeSeconds: number | undefined;
  /** Milliseconds until a write shows in lists. Single reads always show it at once. */
  readonly listDelayMilliseconds: number;
  readonly nameFilter: 'exact' | 'exactIgnoringCase' | 'prefix' | 'contains';
  /** An expand value that the operation does not have. */
  readonly badExpand: 'refused' | 'ignored';
  /** The most ids in `queueIds`; `undefined` for no limit. */
  readonly maxQueueIds: number | undefined;

  // Assistants
  /** PATCH: are members left out of the body kept, or does the body replace the whole assistant? */
  readonly patchAssistant: 'partial' | 'full';
  readonly deleteAssistantWithQueues: 'detaches' | 'refused';
  /** Who sets `state`: nobody, or the copilot's `liveOnQueue`. */
  readonly assistantState: 'alwaysActive' | 'alwaysInactive' | 'fromCopilot';
  readonly blankName: 'refused' | 'accepted';
  /** `undefined` for no limit. */
  readonly maxNameLength: number | undefined;
  /** Optional since 2026-07 (official release notes). */
  readonly knowledgeSuggestionConfig: 'optional' | 'required';
  /** `expand=copilot` by a client without the right to see copilots. */
  readonly expandCopilotWithoutPermission: 'omitted' | 'refused';
  /** `languageVariation` without `fallbackToPrimaryAssistant`, when there is no such variation. */
  readonly missingVariation: 'fallsBack' | 'notFound';

  // Queues of an assistant
  /** PATCH: do attached queues that the body leaves out stay attached? */
  readonly patchQueues: 'merge' | 'replace';
  /** What the listing answered by PATCH holds. */
  readonly patchQueuesAnswer: 'patched' | 'all';
  /** The most associations in one PATCH; `undefined` for no limit. */
  readonly maxPatchedQueues: number | undefined;
  /** The same id twice in one PATCH. */
  readonly duplicateQueueIds: 'lastWins' | 'refused';
  /** A body whose id is not that of the path. */
  readonly queueIdMismatch: 'refused' | 'pathWins';
  /** The contract sets no minimum. */
  readonly emptyMediaTypes: 'accepted' | 'refused';
  readonly deleteQueuesWithoutIds: 'refused' | 'detachesAll' | 'nothing';
  /** Queues in a bulk removal that are not attached. */
  readonly deleteUnattachedQueues: 'ignored' | 'notFound' | 'conflict';
  /** Whether the assistant that loses a queue to another counts as modified. */
  readonly takeover: 'silent' | 'modifiesOldAssistant';

  // Users of a queue
  /** One live client found that PUT accepts `assignmentMode` without effect; another still sends it. */
  readonly assignmentModeInPut: 'ignored' | 'applied';
  /** Bulk user requests while the assignment mode is Auto. */
  readonly usersInAutoMode: 'badRequest' | 'conflict';
  /** Switching to manual clears assignments (help article); the other direction is unknown. */
  readonly switchToAuto: 'clearsUsers' | 'keepsUsers';
  readonly addAssignedUser: 'accepted' | 'failed';
  readonly removeUnassignedUser: 'failed' | 'accepted';
  /** By the emulator's clock. 0: the first answer is already final, as is usual live. */
  readonly userJobMilliseconds: number;
  readonly userJobOutcome: 'Succeeded' | 'Failed';

  // Copilot and checklists
  readonly missingCopilot: 'notFound' | 'empty';
  /** `rules[].id` in a body: one live client reports that the write fails, the contract allows it. */
  readonly copilotRuleIds: 'kept' | 'ignored' | 'refused';
  /** 202 in practice, 200 in the official Swagger as well. */
  readonly checklistWriteStatus: 200 | 202;
}

export const DEFAULT_GENESYS_SETTINGS: GenesysSettings = {
  accessTokenLifetimeSeconds: 86_400,
  tokenType: 'bearer',
  unknownClientStatus: 400,
  wrongSecretStatus: 400,
  tokenRequestsPerMinute: 60,
  expiredTokenCode: 'bad.credentials',

  requestsPerMinute: 300,
  rateLimitHeaders: 'absent',
  callerCorrelationId: 'ignored',
  readOnlyMembers: 'ignored',
  unknownMembers: 'ignored',
  observedMembers: 'shown',
  idFormat: 'uuid',
  unknownQueue: 'accepted',
  unknownKnowledgeBase: 'accepted',
  unknownUser: 'accepted',

  defaultPageSize: 25,
  listOrder: 'created',
  pageLinks: 'relative',
  cursorLifetimeSeconds: undefined,
  listDelayMilliseconds: 0,
  nameFilter: 'exact',
  badExpand: 'refused',
  maxQueueIds: undefined,

  patchAssistant: 'partial',
  deleteAssistantWithQueues: 'detaches',
  assistantState: 'alwaysActive',
  blankName: 'refused',
  maxNameLength: undefined,
  knowledgeSuggestionConfig: 'optional',
  expandCopilotWithoutPermission: 'omitted',
  missingVariation: 'fallsBack',

  patchQueues: 'merge',
  patchQueuesAnswer: 'patched',
  maxPatchedQueues: undefined,
  duplicateQueueIds: 'lastWins',
  queueIdMismatch: 'refused',
  emptyMediaTypes: 'accepted',
  deleteQueuesWithoutIds: 'refused',
  deleteUnattachedQueues: 'ignored',
  takeover: 'silent',

  assignmentModeInPut: 'ignored',
  usersInAutoMode: 'badRequest',
  switchToAuto: 'clearsUsers',
  addAssignedUser: 'accepted',
  removeUnassignedUser: 'failed',
  userJobMilliseconds: 0,
  userJobOutcome: 'Succeeded',

  missingCopilot: 'notFound',
  copilotRuleIds: 'kept',
  checklistWriteStatus: 202,
};
