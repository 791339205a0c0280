/**
 * The vendor's objects as types. They come as received: members that no contract lists exist
 * (`participantRoles`, `confidenceThreshold`) and must survive a round trip. Source: official Swagger,
 * unless a line says otherwise.
 */

export type JsonObject = Readonly<Record<string, unknown>>;
/** Members that are not set come as null (live client code). */
type Optional<T> = T | null;

/** A named reference to another object, such as a queue's assistant. */
export interface GenesysReference {
  /** A UUID. */
  readonly id: string;
  readonly [member: string]: unknown;
}

/** A knowledge base that an assistant uses. */
export interface GenesysKnowledgeBaseReference extends GenesysReference {
  /** British English is `en-UK` in `knowledgeBase` and `en-GB` in `knowledgeBases`. */
  readonly languageCode?: Optional<string>;
}

/** Where an assistant's suggestions come from. */
export interface GenesysKnowledgeSuggestionConfig {
  /** `GenesysKnowledge`, `GenesysKnowledgeV3` and `GoogleDialogflow` are the known values. */
  readonly vendorName?: Optional<string>;
  /** The only base. */
  readonly knowledgeBase?: Optional<GenesysKnowledgeBaseReference>;
  /** Several bases, one per language. */
  readonly knowledgeBases?: Optional<readonly GenesysKnowledgeBaseReference[]>;
  readonly [member: string]: unknown;
}

/** The copilot of an assistant, whose functions the vendor runs. */
export interface GenesysCopilot {
  /** Read-only; the vendor sets it. */
  readonly enabled?: Optional<boolean>;
  /** Whether the functions work on the assistant's queues. */
  readonly liveOnQueue?: Optional<boolean>;
  /** For example `en-US`. Cannot be changed. */
  readonly defaultLanguage?: Optional<string>;
  /** Includes the functions, such as `summaryGenerationConfig`. */
  readonly [member: string]: unknown;
}

/** An assistant as received. */
export interface GenesysAssistant extends GenesysReference {
  /** Not unique. */
  readonly name: string;
  /** `Active` and `Inactive` are the known values. */
  readonly state?: Optional<string>;
  /** In ISO 8601. */
  readonly dateCreated?: Optional<string>;
  /** In ISO 8601. */
  readonly dateModified?: Optional<string>;
  /** The service that transcribes calls. */
  readonly transcriptionConfig?: Optional<JsonObject>;
  /** The source of suggestions. */
  readonly knowledgeSuggestionConfig?: Optional<GenesysKnowledgeSuggestionConfig>;
  /** Deprecated by the vendor. */
  readonly googleDialogflowConfig?: Optional<JsonObject>;
  /** Only with `expand=copilot`. */
  readonly copilot?: Optional<GenesysCopilot>;
  /** Read-only. */
  readonly selfUri?: Optional<string>;
}

/** A queue of an assistant as received. `id` is the queue's id. */
export interface GenesysAssistantQueue extends GenesysReference {
  /** `Call`, `Email` and `Message` are the known values. */
  readonly mediaTypes?: Optional<readonly string[]>;
  /** `Auto` or `Manual`. Only live responses have it; the official Swagger does not. */
  readonly assignmentMode?: Optional<string>;
  /** Holds only the id, unless expanded. */
  readonly assistant?: Optional<GenesysReference>;
  /** In ISO 8601. */
  readonly dateCreated?: Optional<string>;
  /** In ISO 8601. */
  readonly dateModified?: Optional<string>;
}

/** A variation of an assistant as received, usually for one language. */
export interface GenesysVariation extends GenesysReference {
  /** Whether names are unique is unknown. */
  readonly name: string;
  /** The copilot of the variation. It has no resource of its own. */
  readonly copilot?: Optional<GenesysCopilot>;
  /** In ISO 8601. */
  readonly dateModified?: Optional<string>;
}

/** The job that changes the assignment mode of a queue. */
export interface GenesysQueueUsersJob {
  readonly id?: Optional<string>;
  /** `InProgress`, `Succeeded` and `Failed` are the known values. */
  readonly status: string;
  readonly errorInfo?: Optional<GenesysBulkError>;
}

/** Why one entry of a bulk request failed. */
export interface GenesysBulkError {
  readonly code?: Optional<string>;
  readonly message?: Optional<string>;
}

/** The response of a bulk request some of whose entries failed. */
export interface GenesysBulkResponse {
  /** In the order of the request. */
  readonly results?: Optional<readonly { readonly error?: Optional<GenesysBulkError> }[]>;
  readonly errorCount?: Optional<number>;
}

/** An entry of the vendor's lists of queues, users, knowledge bases and the like. */
export interface GenesysNamed extends GenesysReference {
  readonly name?: Optional<string>;
  /** Only users have it: `active`, `inactive` or `deleted`. */
  readonly state?: Optional<string>;
}

/** One page of a list with page numbers as received. */
export interface GenesysNumberedListing<T> extends GenesysListing<T> {
  readonly pageCount?: Optional<number>;
}

/** One page of a list as received. */
export interface GenesysListing<T> {
  /** The entries of the page. Empty if the vendor leaves it out. */
  readonly entities: readonly T[];
  /** Leads to the next page; absent on the last one. */
  readonly nextUri?: Optional<string>;
  readonly [member: string]: unknown;
}

/** The response of `/oauth/token`. */
export interface GenesysToken {
  readonly access_token: string;
  /** In seconds. An assumed hour if the vendor names none. */
  readonly expires_in: number;
}
