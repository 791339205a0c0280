/** Checks that a response has the members that the adapter reads. */
import { shape } from '@assistant-provider/adapter-kit';
import { err, ok, type Result } from 'neverthrow';
import type {
  GenesysAssistant,
  GenesysAssistantQueue,
  GenesysBulkError,
  GenesysBulkResponse,
  GenesysCopilot,
  GenesysKnowledgeBaseReference,
  GenesysKnowledgeSuggestionConfig,
  GenesysNamed,
  GenesysNumberedListing,
  GenesysQueueUsersJob,
  GenesysReference,
  GenesysToken,
  GenesysVariation,
  JsonObject,
} from './vendor-types.js';

const { boolean, check, id, list, nullish, number, object, reader, string } = shape;

const reference = object<GenesysReference>({ id });
const knowledgeBase = object<GenesysKnowledgeBaseReference>({ id, languageCode: nullish(string) });
const copilot = object<GenesysCopilot>({
  enabled: nullish(boolean),
  liveOnQueue: nullish(boolean),
  defaultLanguage: nullish(string),
});
const assistant = object<GenesysAssistant>({
  id,
  name: string,
  state: nullish(string),
  dateCreated: nullish(string),
  dateModified: nullish(string),
  transcriptionConfig: nullish(shape.anyObject),
  knowledgeSuggestionConfig: nullish(
    object<GenesysKnowledgeSuggestionConfig>({
      vendorName: nullish(string),
      knowledgeBase: nullish(knowledgeBase),
      knowledgeBases: nullish(list(knowledgeBase)),
    }),
  ),
  googleDialogflowConfig: nullish(shape.anyObject),
  copilot: nullish(copilot),
});
const assistantQueue = object<GenesysAssistantQueue>({
  id,
  mediaTypes: nullish(list(string)),
  assignmentMode: nullish(string),
  assistant: nullish(reference),
  dateCreated: nullish(string),
  dateModified: nullish(string),
});
const variation = object<GenesysVariation>({
  id,
  name: string,
  copilot: nullish(copilot),
  dateModified: nullish(string),
});
const bulkError = object<GenesysBulkError>({ code: nullish(string), message: nullish(string) });
const bulkResponse = object<GenesysBulkResponse>({
  results: nullish(
    list(object<{ readonly error?: GenesysBulkError }>({ error: nullish(bulkError) })),
  ),
  errorCount: nullish(number),
});
const queueUsersJob = object<GenesysQueueUsersJob>({
  id: nullish(id),
  status: string,
  errorInfo: nullish(bulkError),
});
const named = object<GenesysNamed>({ id, name: nullish(string), state: nullish(string) });
const listing = (entity: shape.Shape) =>
  object<GenesysNumberedListing<unknown>>({
    entities: nullish(list(entity)),
    nextUri: nullish(string),
    pageCount: nullish(number),
  });

/**
 * Returns the JSON of a body as `T`, or what is wrong with it. An empty body is undefined; whether it may
 * be empty can depend on the status.
 */
export type BodyReader<T> = (body: unknown, status?: number) => Result<T, string>;

const bodyReader = <T>(expected: shape.Shape): BodyReader<T> => {
  const read = reader<T>(expected);
  return (body) => (body === undefined ? err('the body is empty') : read(body));
};

/** An error under a status of success is not an empty page. */
const isErrorBody = (page: JsonObject): boolean =>
  ['code', 'message', 'error'].some((name) => typeof page[name] === 'string');

/** Gives a page without entries its empty list, which the vendor may leave out. */
const listingReader = <T>(entity: shape.Shape): BodyReader<GenesysNumberedListing<T>> => {
  const read = bodyReader<Partial<GenesysNumberedListing<T>>>(listing(entity));
  return (body) =>
    read(body).andThen((page) =>
      !page.entities && isErrorBody(page)
        ? err('the response is an error and not a list')
        : ok({ ...page, entities: page.entities ?? [] }),
    );
};

export const readAnything: BodyReader<unknown> = (body) => ok(body);
/** DELETE responds with 204. Any JSON will do, but an HTML page is not from the vendor. */
export const readNothing: BodyReader<void> = () => ok(undefined);
export const readAssistant = bodyReader<GenesysAssistant>(assistant);
export const readAssistantListing = listingReader<GenesysAssistant>(assistant);
export const readCopilot = bodyReader<GenesysCopilot>(copilot);
export const readQueue = bodyReader<GenesysAssistantQueue>(assistantQueue);
export const readQueueListing = listingReader<GenesysAssistantQueue>(assistantQueue);

export const readReferenceListing = listingReader<GenesysReference>(reference);
export const readVariation = bodyReader<GenesysVariation>(variation);
export const readVariationListing = listingReader<GenesysVariation>(variation);
export const readNamed = bodyReader<GenesysNamed>(named);
export const readNamedListing = listingReader<GenesysNamed>(named);
export const readQueueUsersJob = bodyReader<GenesysQueueUsersJob>(queueUsersJob);
/** 204 without a body if every entry succeeded, 200 with one if some failed (official Swagger). */
export const readBulkResponse: BodyReader<GenesysBulkResponse> = (body, status) =>
  body === undefined && status === 204 ? ok({}) : readFailures(body);

const readFailures = bodyReader<GenesysBulkResponse>(bulkResponse);

const token = object<GenesysToken & { readonly token_type: string }>({
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
  expires_in: nullish(
    check(
      (value) => typeof value === 'number' && Number.isFinite(value) && value > 0,
      'a number of seconds',
    ),
  ),
});

/**
 * The lifetime of a token whose response names none: RFC 6749, 5.1 makes `expires_in`
 * optional. If the token ends earlier, the API's 401 renews it.
 */
const assumedLifetimeMs = 3_600_000;

const readTokenMembers = bodyReader<GenesysToken & { readonly expires_in?: number | null }>(token);
export const readToken: BodyReader<GenesysToken> = (body) =>
  readTokenMembers(body).map((members) => ({
    ...members,
    expires_in: members.expires_in ?? assumedLifetimeMs / 1_000,
  }));
