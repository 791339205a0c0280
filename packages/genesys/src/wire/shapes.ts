/** Checks that a response has the members that the adapter reads. */
import { parseJson, shape } from '@assistant-provider/adapter-kit';
import { ok, type Result } from 'neverthrow';
import type {
  GenesysAssistant,
  GenesysAssistantQueue,
  GenesysCopilot,
  GenesysKnowledgeBaseReference,
  GenesysKnowledgeSuggestionConfig,
  GenesysListing,
  GenesysReference,
  GenesysToken,
} from './vendor-types.js';

const { boolean, check, id, list, nullish, object, reader, string } = shape;

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
  mediaTypes: list(string),
  assistant: nullish(reference),
  dateCreated: nullish(string),
  dateModified: nullish(string),
});
const listing = (entity: shape.Shape) =>
  object<GenesysListing<unknown>>({ entities: list(entity), nextUri: nullish(string) });

/** Returns the body as `T`, or what is wrong with it. */
export type BodyReader<T> = (body: string) => Result<T, string>;

const bodyReader = <T>(expected: shape.Shape): BodyReader<T> => {
  const read = reader<T>(expected);
  return (body) => parseJson(body).andThen(read);
};

export const readAnything: BodyReader<unknown> = (body) =>
  body.trim() === '' ? ok(undefined) : parseJson(body);
/** DELETE responds with 204. Any JSON will do, but an HTML page is not from the vendor. */
export const readNothing: BodyReader<void> = (body) => readAnything(body).map(() => undefined);
export const readAssistant = bodyReader<GenesysAssistant>(assistant);
export const readAssistantListing = bodyReader<GenesysListing<GenesysAssistant>>(
  listing(assistant),
);
export const readCopilot = bodyReader<GenesysCopilot>(copilot);
export const readQueue = bodyReader<GenesysAssistantQueue>(assistantQueue);
export const readQueueListing = bodyReader<GenesysListing<GenesysAssistantQueue>>(
  listing(assistantQueue),
);

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
  expires_in: check(
    (value) => typeof value === 'number' && Number.isFinite(value) && value > 0,
    'a number of seconds',
  ),
});
export const readToken = bodyReader<GenesysToken>(token);
