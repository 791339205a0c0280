/**
 * The vendor's shapes, and the check that an answer has them. An object is handed on as received:
 * members that no contract lists exist live (`participantRoles`, `confidenceThreshold`) and must
 * survive a round trip. Source: official Swagger, unless a line says otherwise.
 */
import { isPlainObject } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import { parseJson } from '@assistant-provider/adapter-kit';

export type JsonObject = Readonly<Record<string, unknown>>;
/** Live answers hold null for members that are not set (live client code). */
type Optional<T> = T | null;

export interface GenesysReference {
  readonly id: string;
  readonly [member: string]: unknown;
}

export interface GenesysKnowledgeBaseReference extends GenesysReference {
  /** One list of languages says `en-UK` where the other says `en-GB`. */
  readonly languageCode?: Optional<string>;
}

export interface GenesysKnowledgeSuggestionConfig {
  readonly vendorName?: Optional<string>;
  readonly knowledgeBase?: Optional<GenesysKnowledgeBaseReference>;
  readonly knowledgeBases?: Optional<readonly GenesysKnowledgeBaseReference[]>;
  readonly [member: string]: unknown;
}

export interface GenesysCopilot {
  readonly enabled?: Optional<boolean>;
  readonly liveOnQueue?: Optional<boolean>;
  readonly defaultLanguage?: Optional<string>;
  /** Functions such as `summaryGenerationConfig` among them. */
  readonly [member: string]: unknown;
}

export interface GenesysAssistant extends GenesysReference {
  readonly name: string;
  /** `Active` or `Inactive` as far as is known. */
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

/** The `id` is the queue's. */
export interface GenesysAssistantQueue extends GenesysReference {
  readonly mediaTypes: readonly string[];
  /** Its id alone unless expanded. */
  readonly assistant?: Optional<GenesysReference>;
  readonly dateCreated?: Optional<string>;
  readonly dateModified?: Optional<string>;
}

export interface GenesysListing<T> {
  readonly entities: readonly T[];
  readonly nextUri?: Optional<string>;
  readonly [member: string]: unknown;
}

/**
 * What is wrong with a value, behind the place where it stands; or nothing. So no place is spelt out
 * unless something is wrong there.
 */
type Check = (value: unknown) => string | undefined;

const check =
  (accepts: (value: unknown) => boolean, expected: string): Check =>
  (value) =>
    accepts(value) ? undefined : ` is not ${expected}`;

const text = check((value) => typeof value === 'string', 'a string');
const id = check((value) => typeof value === 'string' && value !== '', 'an id');
const flag = check((value) => typeof value === 'boolean', 'true or false');
const object = check(isPlainObject, 'an object');

const optional =
  (inner: Check): Check =>
  (value) =>
    value === undefined || value === null ? undefined : inner(value);

const listOf =
  (item: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return ' is not an array';
    for (let index = 0; index < value.length; index += 1) {
      const wrong = item(value[index]);
      if (wrong !== undefined) return `[${index}]${wrong}`;
    }
    return undefined;
  };

const shape = (members: Readonly<Record<string, Check>>): Check => {
  const checks = Object.entries(members);
  return (value) => {
    if (!isPlainObject(value)) return ' is not an object';
    for (const [name, member] of checks) {
      const wrong = member(value[name]);
      if (wrong !== undefined) return `.${name}${wrong}`;
    }
    return undefined;
  };
};

const reference = shape({ id });
const knowledgeBase = shape({ id, languageCode: optional(text) });
const copilot = shape({
  enabled: optional(flag),
  liveOnQueue: optional(flag),
  defaultLanguage: optional(text),
});
const assistant = shape({
  id,
  name: text,
  state: optional(text),
  dateCreated: optional(text),
  dateModified: optional(text),
  transcriptionConfig: optional(object),
  knowledgeSuggestionConfig: optional(
    shape({
      vendorName: optional(text),
      knowledgeBase: optional(knowledgeBase),
      knowledgeBases: optional(listOf(knowledgeBase)),
    }),
  ),
  googleDialogflowConfig: optional(object),
  copilot: optional(copilot),
});
const assistantQueue = shape({
  id,
  mediaTypes: listOf(text),
  assistant: optional(reference),
  dateCreated: optional(text),
  dateModified: optional(text),
});
const listing = (entity: Check) => shape({ entities: listOf(entity), nextUri: optional(text) });

/** A body as the type says it is, or what is wrong with it. */
export type Reader<T> = (body: string) => Result<T, string>;

const reader =
  <T>(inner: Check): Reader<T> =>
  (body) =>
    parseJson(body).andThen((value) => {
      const wrong = inner(value);
      return wrong === undefined ? ok(value as T) : err(`the answer${wrong}`);
    });

export const readAnything: Reader<unknown> = (body) =>
  body.trim() === '' ? ok(undefined) : parseJson(body);
/** DELETE answers 204. What else it might say does not matter, but a page of HTML is not the vendor's. */
export const readNothing: Reader<void> = (body) => readAnything(body).map(() => undefined);
export const readAssistant = reader<GenesysAssistant>(assistant);
export const readAssistantListing = reader<GenesysListing<GenesysAssistant>>(listing(assistant));
export const readCopilot = reader<GenesysCopilot>(copilot);
export const readQueue = reader<GenesysAssistantQueue>(assistantQueue);
export const readQueueListing = reader<GenesysListing<GenesysAssistantQueue>>(
  listing(assistantQueue),
);

/** Of `/oauth/token`. */
export interface GenesysToken {
  readonly access_token: string;
  readonly expires_in: number;
}

const token = shape({
  // Visible ASCII: anything else would not fit into a header.
  access_token: check(
    (value) => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value),
    'a token',
  ),
  // The letter case differs between official samples.
  token_type: check(
    (value) => typeof value === 'string' && value.toLowerCase() === 'bearer',
    'bearer',
  ),
  expires_in: check(
    (value) => typeof value === 'number' && Number.isFinite(value) && value > 0,
    'a number of seconds',
  ),
});
export const readToken = reader<GenesysToken>(token);
