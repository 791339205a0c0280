/** Valid input of this vendor, given by the harness. */
import type {
  AiAgentAssignmentDraft,
  AssistantDraft,
  JsonObject,
  JsonValue,
  KnowledgeSource,
} from '@assistant-provider/core';
import type { Control } from './unavailable.js';

/** The objects that exist before a part is made, so that its content can name them. */
export interface MadeFirst {
  /** Returns the part of a kind that the limits list in `after`, with its newest published version. */
  readonly part: (kind: string) => { readonly id: string; readonly version: number };
  /** The id of a knowledge link, if the limits list `knowledge` in `after`. */
  readonly linkId: string;
}

/** Valid parts of one kind. */
export interface PartFixture {
  /** The ids of two parts. Needed if the caller chooses the ids. With `queues` in `after`, two queues. */
  readonly ids?: readonly string[];
  /** Two different names. Needed if parts of this kind have names. */
  readonly names?: readonly string[];
  /** Returns the whole content of a part, as the vendor returns it, with references if it can have them. */
  readonly content: (first: MadeFirst) => JsonObject;
  /** Returns the same content after a change of a member that can change. */
  readonly changed: (first: MadeFirst) => JsonObject;
  /** Another valid value for each member that is fixed at creation, by its JSON pointer. */
  readonly otherFixed?: Readonly<Record<string, JsonValue>>;
  /** Members that the adapter does not know and the vendor keeps. */
  readonly unknownMembers: Control<JsonObject>;
}

/** Objects of one kind that exist at the vendor. */
export interface DirectoryFixture {
  /** Two or more. Leave them out if the kind is a kind of part. */
  readonly entries?: readonly { readonly id: string; readonly name: string }[];
  /** A name that two or more of the entries have. */
  readonly sharedName: Control<string>;
  /** A well-formed id that no object has. */
  readonly unknownId: string;
}

/** A member is needed if the driver's limits have the field, or the driver has the feature. */
export interface Fixtures {
  /** Returns a different valid name for each number. Defaults to "Conformance desk 1" and so on. */
  name?(number: number): string;
  /** A valid description. */
  readonly description?: string;
  /** Two valid tags or more. */
  readonly tags?: Readonly<Record<string, string>>;
  /** A valid encryption of a draft. */
  readonly encryption?: NonNullable<AssistantDraft['encryption']>;
  /** The ids of five queues. */
  readonly queueIds?: readonly string[];
  /**
   * One for each role of the limits. Two with different agents, if the role takes an `agentId`. Two
   * with different use cases, if the role takes a `useCase`.
   */
  readonly assignments?: readonly AiAgentAssignmentDraft[];
  /** Two of each type that the limits have, with every field that they have. */
  readonly knowledgeSources?: readonly KnowledgeSource[];
  /** Parts by their kind. One for each kind of the limits. */
  readonly parts?: Readonly<Record<string, PartFixture>>;
  /** Objects by their kind. One for each kind of the directory in the limits. */
  readonly directory?: Readonly<Record<string, DirectoryFixture>>;
  /** Well-formed ids of objects that do not exist. */
  readonly unknown: {
    readonly assistantId: string;
    /** Needed if there are queues. Declare it `unavailable` if every id is a queue. */
    readonly queueId?: Control<string>;
    readonly linkId?: string;
    /** Needed if there are parts whose ids the vendor chooses. */
    readonly partId?: string;
  };
}
