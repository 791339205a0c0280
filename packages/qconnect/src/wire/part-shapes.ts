/**
 * The shapes of responses with AI prompts, AI guardrails and AI agents. Members that are null are absent,
 * as in restJson; they are kept because a null inside a schema is a value.
 */
import { shape } from '@assistant-provider/adapter-kit';
import type { JsonObject } from '@assistant-provider/core';
import type { PartKind } from './part-kinds.js';
import type { WirePage } from './vendor-types.js';

const { list, map, nullish, number, object, reader, string } = shape;

/** The members that all kinds have and that are read here. The others are content. */
export type WirePart = JsonObject & {
  readonly name: string;
  /** `SYSTEM`, `CUSTOMER`. AI guardrails have none. */
  readonly origin?: string | null;
  readonly status?: string | null;
  /** Seconds since the epoch, with a fraction. */
  readonly modifiedTime?: number | null;
  readonly tags?: Readonly<Record<string, string>> | null;
};

/** A version in a list. The summary may be missing. */
export interface WireVersion {
  readonly versionNumber: number;
  readonly part?: WirePart | undefined;
}

const partShape = ({ name }: PartKind) =>
  object<Readonly<Record<string, unknown>>>({
    [`${name}Id`]: string,
    [`${name}Arn`]: string,
    name: string,
    origin: nullish(string),
    status: nullish(string),
    modifiedTime: nullish(number),
    tags: nullish(map(string)),
  });

type Received = Readonly<Record<string, unknown>>;

const response = (members: Readonly<Record<string, shape.Shape>>) =>
  reader<Received>(object<Received>(members));

/** The responses of the creation, of the update and of reading one. */
export function partResponse(kind: PartKind): shape.Reader<WirePart> {
  const readResponse = response({ [kind.name]: partShape(kind) });
  return (value) => readResponse(value).map(({ [kind.name]: part }) => part as WirePart);
}

/** The response of the creation of a version. */
export function publishedResponse(
  kind: PartKind,
): shape.Reader<WireVersion & { readonly part: WirePart }> {
  const readResponse = response({ [kind.name]: partShape(kind), versionNumber: number });
  return (value) =>
    readResponse(value).map(({ [kind.name]: part, versionNumber }) => ({
      part: part as WirePart,
      versionNumber: versionNumber as number,
    }));
}

type PageOf<T> = WirePage & { readonly items: readonly T[] };

export function partPage(kind: PartKind): shape.Reader<PageOf<WirePart>> {
  const member = `${kind.name}Summaries`;
  const readPage = response({ [member]: list(partShape(kind)), nextToken: nullish(string) });
  return (value) =>
    readPage(value).map(({ [member]: items, nextToken }) => ({
      items: items as readonly WirePart[],
      ...nextPage(nextToken),
    }));
}

export function versionPage(kind: PartKind): shape.Reader<PageOf<WireVersion>> {
  const member = `${kind.name}VersionSummaries`;
  const summary = `${kind.name}Summary`;
  const version = object<Received>({
    versionNumber: number,
    [summary]: nullish(partShape(kind)),
  });
  const readPage = response({ [member]: list(version), nextToken: nullish(string) });
  return (value) =>
    readPage(value).map(({ [member]: items, nextToken }) => ({
      items: (items as readonly Received[]).map((item) => ({
        versionNumber: item['versionNumber'] as number,
        part: (item[summary] ?? undefined) as WirePart | undefined,
      })),
      ...nextPage(nextToken),
    }));
}

const nextPage = (nextToken: unknown): WirePage =>
  typeof nextToken === 'string' ? { nextToken } : {};
