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
  readonly vendorName?: Optional<string>;
  readonly knowledgeBase?: Optional<GenesysKnowledgeBaseReference>;
  readonly knowledgeBases?: Optional<readonly GenesysKnowledgeBaseReference[]>;
  readonly [member: string]: unknown;
}

/** The copilot of an assistant, whose functions the vendor runs. */
export interface GenesysCopilot {
  readonly enabled?: Optional<boolean>;
  readonly liveOnQueue?: Optional<boolean>;
  readonly defaultLanguage?: Optional<string>;
  /** Includes the functions, such as `summaryGenerationConfig`. */
  readonly [member: string]: unknown;
}

/** An assistant as received. */
export interface GenesysAssistant extends GenesysReference {
  readonly name: string;
  /** `Active` and `Inactive` are the known values. */
  readonly state?: Optional<string>;
  readonly dateCreated?: Optional<string>;
  readonly dateModified?: Optional<string>;
  readonly transcriptionConfig?: Optional<JsonObject>;
  readonly knowledgeSuggestionConfig?: Optional<GenesysKnowledgeSuggestionConfig>;
  readonly googleDialogflowConfig?: Optional<JsonObject>;
  /** Only with `expand=copilot`. */
  readonly copilot?: Optional<GenesysCopilot>;
  readonly selfUri?: Optional<string>;
}

/** A queue of an assistant as received. `id` is the queue's id. */
export interface GenesysAssistantQueue extends GenesysReference {
  readonly mediaTypes: readonly string[];
  /** Holds only the id, unless expanded. */
  readonly assistant?: Optional<GenesysReference>;
  readonly dateCreated?: Optional<string>;
  readonly dateModified?: Optional<string>;
}

/** One page of a list as received. */
export interface GenesysListing<T> {
  readonly entities: readonly T[];
  /** Leads to the next page; absent on the last one. */
  readonly nextUri?: Optional<string>;
  readonly [member: string]: unknown;
}

/** The response of `/oauth/token`. */
export interface GenesysToken {
  readonly access_token: string;
  /** In seconds. */
  readonly expires_in: number;
}
