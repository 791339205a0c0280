/**
 * Unknown behaviour of Genesys Cloud, as one setting each. The first value is the default, and the comment gives
 * its source. Genesys has not published these details, so a client should work with every value.
 */
import { choice, optionalLimit, wholeNumber } from '../server/setting.js';
import type { SettingValues } from '../server/setting.js';

export const genesysSettings = {
  // Login

  /**
   * Lifetime of a token in seconds, unless its client has its own. Default 86400, the customary value; the official
   * Swagger allows 300 to 172800 per OAuth client.
   */
  accessTokenLifetimeSeconds: wholeNumber(86_400, 1),
  /** Letter case of `token_type`. Default `bearer`; official samples use both. */
  tokenType: choice('bearer', 'Bearer'),
  /** `expires_in` of a token. Default `present` (official samples); RFC 6749, 5.1 makes it optional. */
  expiresIn: choice('present', 'absent'),
  /** Status for an unknown OAuth client. Default 400 (a live test); one client library expects 401. */
  unknownClientStatus: choice(400, 401),
  /**
   * Status for a wrong client secret, or for a client that is not active. Default 400; one live test saw 401, and the
   * contract marks 401 as unverified.
   */
  wrongSecretStatus: choice(400, 401),
  /** With `quotas: 'vendor'`: tokens per client and minute. Default 60, a guess; the number is not published. */
  tokenRequestsPerMinute: wholeNumber(60, 1),
  /**
   * Error code of the 401 for an expired token. Default `bad.credentials`, the only code in the official Swagger; a
   * public client also handles `credentials.expired`.
   */
  expiredTokenCode: choice('bad.credentials', 'credentials.expired'),

  // Every operation

  /** With `quotas: 'vendor'`: requests per token and minute. Default 300 (published; support can raise it). */
  requestsPerMinute: wholeNumber(300, 1),
  /**
   * With `quotas: 'vendor'`: the `inin-ratelimit-…` headers. Default `absent`: they were withdrawn in 2021 (staff
   * post), but some clients still read them.
   */
  rateLimitHeaders: choice('absent', 'present'),
  /** Whether a response repeats the caller's ININ-Correlation-Id. Default `ignored`, a guess. */
  callerCorrelationId: choice('ignored', 'echoed'),
  /** Read-only members of the contract in request bodies. Default `ignored`, a guess. */
  readOnlyMembers: choice('ignored', 'refused'),
  /**
   * Members in request bodies that neither the contract nor live clients use. Default `ignored`, a guess; members seen
   * in live traffic are always kept.
   */
  unknownMembers: choice('ignored', 'kept', 'refused'),
  /** `assignmentMode` and `assignedUsersCount` of attached queues. Default `shown`; only live responses have them. */
  observedMembers: choice('shown', 'hidden'),
  /**
   * Format of queue and knowledge base ids. Default `uuid` (live client code); the contract allows any string. `any`
   * accepts every string that is not empty.
   */
  idFormat: choice('uuid', 'any'),
  /** A well-formed queue id that the seed does not contain. Default `accepted`, so that no seed is needed. */
  unknownQueue: choice('accepted', 'notFound', 'badRequest'),
  /** A well-formed knowledge base id that the seed does not contain. Default `accepted`, so that no seed is needed. */
  unknownKnowledgeBase: choice('accepted', 'badRequest'),
  /**
   * A user id that the seed does not contain. Default `accepted`, so that no seed is needed; `failed` reports the
   * entry of a bulk request as failed, and `getUsers` does not find the user.
   */
  unknownUser: choice('accepted', 'failed'),

  // Lists

  /** Page size of assistants and queues without `pageSize`. Default 25, as published for checklists. */
  defaultPageSize: wholeNumber(25, 1),
  /** Order of assistants and queues in lists. Default `created`, a guess. */
  listOrder: choice('created', 'name', 'id'),
  /** Form of the links in lists. Default `relative`: live clients handle it, and some fail with absolute links. */
  pageLinks: choice('relative', 'absolute'),
  /**
   * Empty lists in responses, at every depth. Default `shown`, a guess: the contract requires no member of a list.
   */
  emptyLists: choice('shown', 'absent', 'null'),
  /** Lifetime of a cursor in seconds. Default: no limit. */
  cursorLifetimeSeconds: optionalLimit(),
  /** Milliseconds until lists show a write; single reads show it at once. Default 0. */
  listDelayMilliseconds: wholeNumber(0, 0),
  /** Maximum page size of lists with page numbers, where the contract has none. Default 500, as for the digest of queues. */
  maxNumberedPageSize: wholeNumber(500, 1),
  /** A page number behind the last page. Default `empty`, a guess: the official Swagger has a code for bad numbers. */
  pageBeyondLast: choice('empty', 'refused'),
  /** Letter case in the `name` of `getRoutingQueues`. Default `ignored`, a guess. */
  queueNameCase: choice('ignored', 'exact'),
  /** Maximum number of `id` in `getRoutingQueues`. Default: no limit. */
  maxRoutingQueueIds: optionalLimit(),
  /** How `name` of `getKnowledgeKnowledgebases` matches. Default `contains`, a guess. */
  knowledgeBaseNameFilter: choice('contains', 'exact', 'exactIgnoringCase', 'prefix'),
  /** How `name` of `getScripts` matches. Default `contains`, a guess. */
  scriptNameFilter: choice('contains', 'exact', 'exactIgnoringCase', 'prefix'),
  /** Error code of the 404 for a knowledge base. Default `not.found`; the official Swagger has both. */
  missingKnowledgeBaseCode: choice('not.found', 'kb.not.found'),
  /** Ids of unknown users in `getUsers`. Default `omitted`, a guess: the official Swagger has a 404 for users. */
  unknownUserIds: choice('omitted', 'notFound'),
  /** Whether `state` of `getUsers`, whose default is `active`, also filters users by id. Default `applied`, a guess. */
  userStateWithIds: choice('applied', 'ignored'),
  /** How `name` of `getAssistants` matches. Default `exact`, a guess. */
  nameFilter: choice('exact', 'exactIgnoringCase', 'prefix', 'contains'),
  /**
   * An `expand` value that the operation does not support. Default `refused`: the error code exists, but nobody has
   * seen it here.
   */
  badExpand: choice('refused', 'ignored'),
  /** Maximum number of ids in `queueIds`. Default: no limit. */
  maxQueueIds: optionalLimit(),

  // Assistants

  /**
   * `partial`: a PATCH keeps members that its body does not contain, required ones included. `full`: it does not.
   * Default `partial`, a guess.
   */
  patchAssistant: choice('partial', 'full'),
  /** Deletion of an assistant that has queues. Default `detaches`: a live client deletes without detaching first. */
  deleteAssistantWithQueues: choice('detaches', 'refused'),
  /** Value of `state`; `fromCopilot` follows the copilot's `liveOnQueue`. Default `alwaysActive`, a guess. */
  assistantState: choice('alwaysActive', 'alwaysInactive', 'fromCopilot'),
  /** A name without a visible character. Default `refused`, a guess. */
  blankName: choice('refused', 'accepted'),
  /** Maximum length of a name, in characters. Default: no limit. */
  maxNameLength: optionalLimit(),
  /** Whether an assistant needs `knowledgeSuggestionConfig`. Default `optional`, since 2026-07 (official release notes). */
  knowledgeSuggestionConfig: choice('optional', 'required'),
  /** `expand=copilot` from a client without the permission to see copilots. Default `omitted`, a guess. */
  expandCopilotWithoutPermission: choice('omitted', 'refused'),
  /**
   * `languageVariation` without `fallbackToPrimaryAssistant`, if no such variation exists. Default `fallsBack`, a
   * guess.
   */
  missingVariation: choice('fallsBack', 'notFound'),

  // Queues of an assistant

  /**
   * Whether queues that a PATCH does not name stay attached. Default `merge`: the vendor's blog describes the
   * operation as attaching queues.
   */
  patchQueues: choice('merge', 'replace'),
  /** Queues in the response to a PATCH: those of the body, or all of the assistant. Default `patched`, a guess. */
  patchQueuesAnswer: choice('patched', 'all'),
  /** Maximum number of queues in one PATCH. Default: no limit. */
  maxPatchedQueues: optionalLimit(),
  /** The same queue id twice in one PATCH. Default `lastWins`, a guess. */
  duplicateQueueIds: choice('lastWins', 'refused'),
  /** A PUT whose body and path contain different queue ids. Default `refused`, a guess. */
  queueIdMismatch: choice('refused', 'pathWins'),
  /** An empty list of media types. Default `accepted`: the contract has no minimum. */
  emptyMediaTypes: choice('accepted', 'refused'),
  /** A bulk removal without `queueIds`. Default `refused`, a guess. */
  deleteQueuesWithoutIds: choice('refused', 'detachesAll', 'nothing'),
  /** Queues in a bulk removal that are not attached. Default `ignored`, a guess. */
  deleteUnattachedQueues: choice('ignored', 'notFound', 'conflict'),
  /** Whether the assistant that loses a queue gets a new `dateModified`. Default `silent`, a guess. */
  takeover: choice('silent', 'modifiesOldAssistant'),

  // Users of a queue

  /**
   * `assignmentMode` in the body of a PUT. Default `ignored`: a live client found it accepted without effect; another
   * client still sends it.
   */
  assignmentModeInPut: choice('ignored', 'applied'),
  /** Refusal of user requests while the mode is Auto: 400 or 409. Default `badRequest`, a guess. */
  usersInAutoMode: choice('badRequest', 'conflict'),
  /**
   * Whether a switch to Auto clears the assignments. Default `clearsUsers`, as for a switch to Manual (help article).
   */
  switchToAuto: choice('clearsUsers', 'keepsUsers'),
  /** A user in a bulk add who is already assigned. Default `accepted`, a guess. */
  addAssignedUser: choice('accepted', 'failed'),
  /** A user in a bulk removal who is not assigned. Default `failed`, a guess. */
  removeUnassignedUser: choice('failed', 'accepted'),
  /** Duration of a job on the emulator's clock. Default 0: the first response is final, as usual in live traffic. */
  userJobMilliseconds: wholeNumber(0, 0),
  /** Final status of a job. Default `Succeeded`. */
  userJobOutcome: choice('Succeeded', 'Failed'),

  // Copilot and checklists

  /**
   * GET of a copilot that was never written. Default `notFound`; some clients handle an error, others an empty object.
   */
  missingCopilot: choice('notFound', 'empty'),
  /**
   * `rules[].id` in a copilot's body. Default `kept`: the contract allows it, but a live client reports that the write
   * fails.
   */
  copilotRuleIds: choice('kept', 'ignored', 'refused'),
  /** Status of a checklist write. Default 202 (live traffic); the official Swagger also has 200. */
  checklistWriteStatus: choice(202, 200),
} as const;

/** Settings for unknown behaviour of Genesys Cloud. `startGenesysEmulator` takes any part of them. */
export type GenesysSettings = SettingValues<typeof genesysSettings>;
