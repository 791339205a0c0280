/** The parsers of parts and of the directory, made from the kinds that the limits list. */
import type { Checked } from '../contract/checked.js';
import type { DirectoryQuery } from '../contract/directory.js';
import type { Issue } from '../contract/error.js';
import type { Limits, PartKindLimit } from '../contract/limits.js';
import type {
  PartDeleteSelector,
  PartDraft,
  PartQuery,
  PartReadSelector,
  PartSelector,
} from '../contract/part.js';
import { jsonObject } from './json.js';
import {
  boolean,
  integer,
  isPlainObject,
  list,
  object,
  oneOf,
  optional,
  text,
  type Parser,
} from './parser.js';

const version = integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

export function createPartInputs({ assistantId, parts, directory }: Limits) {
  const kinds = parts?.kinds ?? {};
  const kind = oneOf(Object.keys(kinds));
  const selected = { kind, id: optional(text()) };

  return {
    partQuery: object<Checked<PartQuery>>({
      kind: optional(kind),
      origin: optional(oneOf(['customer', 'vendor'])),
      versions: optional(boolean()),
    }),
    partRead: withId(
      kinds,
      object<Checked<PartReadSelector>>({ ...selected, versions: optional(boolean()) }),
    ) as Parser<Checked<PartReadSelector & Required<PartSelector>>>,
    partPublish: withId(
      kinds,
      without([...readMembers, 'name', 'content'], object<Checked<PartSelector>>(selected)),
    ) as Parser<Checked<Required<PartSelector>>>,
    partDelete: withId(
      kinds,
      without(
        [...readMembers, 'name', 'content'],
        object<Checked<PartDeleteSelector>>({ ...selected, version: optional(version) }),
      ),
    ) as Parser<Checked<PartDeleteSelector & Required<PartSelector>>>,
    partDraft: withName(
      kinds,
      withId(
        kinds,
        without(
          readMembers,
          object<Checked<PartDraft>>({ ...selected, name: optional(text()), content: jsonObject }),
        ),
        ({ ids }) => ids === 'caller',
      ),
    ),
    directoryKind: oneOf(Object.keys(directory?.kinds ?? {})),
    directoryQuery: exclusive(
      object<Checked<DirectoryQuery>>({
        ids: optional(texts()),
        names: optional(texts()),
        assistantId: optional(text(assistantId)),
      }),
    ),
  };
}

/** A part as read may be passed on as it is. These members of it say nothing about a change. */
const readMembers = ['origin', 'references', 'versions', 'updatedAt', 'vendorData'] as const;

/** Ignores members. They are not read either. */
function without<T>(members: readonly string[], parser: Parser<T>): Parser<T> {
  return (value, field, issues) => {
    if (!isPlainObject(value)) return parser(value, field, issues);
    const kept = Object.keys(value).filter((name) => !members.includes(name));
    return parser(Object.fromEntries(kept.map((name) => [name, value[name]])), field, issues);
  };
}

const texts = () => list(text(), { min: 1, uniqueBy: (value) => value });

const note = (issues: Issue[], field: string, rule: string, message: string) => {
  issues.push({ field, rule, message: `${field} ${message}` });
};

type Kinds = Readonly<Record<string, PartKindLimit>>;

/** Adds the id where an assistant has one part of the kind, and requires it where `required` says so. */
function withId<T extends PartSelector>(
  kinds: Kinds,
  parser: Parser<T>,
  required: (limit: PartKindLimit) => boolean = () => true,
): Parser<T> {
  return (value, field, issues) => {
    const parsed = parser(value, field, issues);
    const limit = parsed && kinds[parsed.kind];
    if (!limit) return parsed;
    if (limit.cardinality === 'one') {
      if (parsed.id !== undefined && parsed.id !== parsed.kind)
        note(issues, `${field}.id`, 'oneOf', `must be ${parsed.kind} or left out`);
      return { ...parsed, id: parsed.kind };
    }
    if (parsed.id !== undefined) text(limit.id)(parsed.id, `${field}.id`, issues);
    else if (required(limit))
      note(issues, `${field}.id`, 'required', `is required for the kind ${parsed.kind}`);
    return parsed;
  };
}

function withName(kinds: Kinds, parser: Parser<Checked<PartDraft>>): Parser<Checked<PartDraft>> {
  return (value, field, issues) => {
    const parsed = parser(value, field, issues);
    const limit = parsed && kinds[parsed.kind];
    if (!limit) return parsed;
    const place = `${field}.name`;
    if (limit.name === undefined) {
      if (parsed.name !== undefined)
        note(issues, place, 'unknownField', `must be left out for the kind ${parsed.kind}`);
    } else if (parsed.name !== undefined) text(limit.name)(parsed.name, place, issues);
    else if (parsed.id === undefined)
      note(issues, place, 'required', `is required to create a part of the kind ${parsed.kind}`);
    return parsed;
  };
}

function exclusive(parser: Parser<Checked<DirectoryQuery>>): Parser<Checked<DirectoryQuery>> {
  return (value, field, issues) => {
    const parsed = parser(value, field, issues);
    if (parsed?.ids && parsed.names)
      note(issues, `${field}.names`, 'exclusive', 'must be left out if ids are given');
    return parsed;
  };
}
