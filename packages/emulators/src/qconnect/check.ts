/** Checks a value against a shape as the vendor's servers do, and drops unknown members. */
import { QConnectError, invalid } from './errors.js';
import type { Members, Shape, StructureShape, TextShape } from './shapes.js';

export interface CheckSettings {
  readonly malformedInput: 'SerializationException' | 'ValidationException';
  readonly unknownMembers: 'ignored' | 'ValidationException' | 'kept';
  /** Whether problems are worded for people who write a seed, not as the vendor words them. */
  readonly isSeed?: boolean;
}

/** Deeper documents would overflow the stack when they are serialized again. */
const maximumDocumentDepth = 100;

/** Throws at once for a value of the wrong type; reports all broken constraints together. */
export function checkInput(shape: StructureShape, value: object, settings: CheckSettings): object {
  const violations: string[] = [];
  const checked = createChecker(settings, violations)(shape, value, '');
  const { length } = violations;
  if (length > 0)
    throw invalid(
      `${length} validation error${length > 1 ? 's' : ''} detected: ${violations.join('; ')}`,
    );
  return checked as object;
}

/** Returns the problems of a value that does not come from a request; unknown members count unless they are kept. */
export function violationsOf(
  shape: Shape,
  value: unknown,
  unknownMembers: CheckSettings['unknownMembers'] = 'ValidationException',
): string[] {
  const violations: string[] = [];
  try {
    const settings = {
      malformedInput: 'ValidationException',
      unknownMembers,
      isSeed: true,
    } as const;
    createChecker(settings, violations)(shape, value, '');
  } catch (error) {
    if (!(error instanceof QConnectError)) throw error;
    violations.push(error.message);
  }
  return violations;
}

export function malformed(settings: CheckSettings, message: string): QConnectError {
  return new QConnectError(settings.malformedInput, message);
}

type Checker = (shape: Shape, value: unknown, path: string) => unknown;

function createChecker(settings: CheckSettings, violations: string[]): Checker {
  const keepsUnknown = settings.unknownMembers === 'kept';
  // Wording of AWS services on the same framework.
  const report = (value: string | number | null, path: string, rule: string) => {
    const quoted = value === null ? 'null' : `'${value}'`;
    if (settings.isSeed) violations.push(`${path}: ${rule}`);
    else violations.push(`Value ${quoted} at '${path}' failed to satisfy constraint: ${rule}`);
  };
  const wrongType = (value: unknown, wanted: string, path: string) => {
    const problem = `${tokenOf(value)} can not be converted to ${wanted}`;
    return malformed(settings, settings.isSeed && path !== '' ? `${path}: ${problem}` : problem);
  };

  const checkMembers = (members: Members, value: object, path: string) => {
    const known: Record<string, unknown> = keepsUnknown ? unknownIn(members, value) : {};
    for (const [name, shape] of Object.entries(members)) {
      const member = memberOf(value, name);
      // restJson: null counts as absent.
      if (member !== undefined && member !== null)
        known[name] = check(shape, member, join(path, name));
    }
    if (settings.unknownMembers === 'ValidationException')
      for (const name of Object.keys(value))
        if (!Object.hasOwn(members, name)) report(name, join(path, name), 'Member must be known');
    return known;
  };

  const check: Checker = (shape, value, path) => {
    switch (shape.kind) {
      case 'document':
        if (isDeeperThan(value, maximumDocumentDepth))
          throw malformed(settings, 'The document is nested too deeply');
        return value;
      case 'boolean':
        if (typeof value !== 'boolean') throw wrongType(value, 'a Boolean', path);
        return value;
      case 'timestamp':
        if (typeof value !== 'number') throw wrongType(value, 'a Timestamp', path);
        return value;
      case 'integer':
        if (typeof value !== 'number' || !Number.isSafeInteger(value))
          throw wrongType(value, 'an Integer', path);
        for (const rule of sizeRules(shape, value, 'value'))
          report(shown(shape, value), path, rule);
        return value;
      case 'number':
        if (typeof value !== 'number') throw wrongType(value, 'a Double', path);
        for (const rule of sizeRules(shape, value, 'value'))
          report(shown(shape, value), path, rule);
        return value;
      case 'enumeration':
        if (typeof value !== 'string') throw wrongType(value, 'a String', path);
        if (!keepsUnknown && !shape.values.includes(value))
          report(
            shown(shape, value),
            path,
            `Member must satisfy enum value set: [${shape.values.join(', ')}]`,
          );
        return value;
      case 'text':
        if (typeof value !== 'string') throw wrongType(value, 'a String', path);
        for (const rule of textRules(shape, value)) report(shown(shape, value), path, rule);
        return value;
      case 'list': {
        if (!Array.isArray(value)) throw wrongType(value, 'a List', path);
        for (const rule of sizeRules(shape, value.length, 'length')) report('list', path, rule);
        return value.map((member, index) =>
          check(
            shape.member,
            member,
            settings.isSeed ? `${path}[${index}]` : `${path}.${index + 1}.member`,
          ),
        );
      }
      case 'map': {
        if (!isObject(value)) throw wrongType(value, 'a Map', path);
        const entries = Object.entries(value).map(([key, member]) => {
          for (const rule of textRules(shape.key, key))
            report(key, path, `Map keys must satisfy constraint: [${rule}]`);
          const place = settings.isSeed ? join(path, key) : `${path}.${key}.member`;
          return [key, check(shape.value, member, place)] as const;
        });
        // fromEntries treats `__proto__`, a legal tag key, as an ordinary member.
        return Object.fromEntries(entries);
      }
      case 'structure': {
        if (!isObject(value)) throw wrongType(value, 'a Structure', path);
        for (const name of shape.required)
          if ((memberOf(value, name) ?? null) === null)
            report(null, join(path, name), 'Member must not be null');
        return checkMembers(shape.members, value, path);
      }
      case 'union': {
        if (!isObject(value)) throw wrongType(value, 'a Union', path);
        const given = Object.entries(value).filter(([, member]) => member !== null);
        // Smithy's restJson1 tests for malformed unions refuse no, several and unknown members.
        const isKnown = given.every(([name]) => Object.hasOwn(shape.members, name));
        if (given.length !== 1 || !(isKnown || keepsUnknown))
          throw malformed(settings, `Exactly one known member must be set at '${path}'`);
        return checkMembers(shape.members, value, path);
      }
    }
  };
  return check;
}

/** Members that the service model does not have. Null counts as absent. */
const unknownIn = (members: Members, value: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).filter(
      ([name, member]) => member !== null && !Object.hasOwn(members, name),
    ),
  );

const shown = (
  { sensitive }: { readonly sensitive?: boolean },
  value: string | number,
): string | number => (sensitive ? '***Sensitive information***' : value);

const anchored = new WeakMap<TextShape, RegExp>();

function textRules(shape: TextShape, value: string): string[] {
  // Length in characters, not in UTF-16 units (Smithy, `length` trait).
  const broken = sizeRules(shape, [...value].length, 'length');
  if (shape.pattern === undefined) return broken;
  const pattern =
    anchored.get(shape) ?? new RegExp(`^(?:${shape.linearPattern ?? shape.pattern})$`);
  anchored.set(shape, pattern);
  if (!pattern.test(value))
    broken.push(`Member must satisfy regular expression pattern: ${shape.pattern}`);
  return broken;
}

function sizeRules(
  { min, max }: { readonly min?: number; readonly max?: number },
  size: number,
  what: 'length' | 'value',
): string[] {
  const broken: string[] = [];
  if (min !== undefined && size < min)
    broken.push(`Member must have ${what} greater than or equal to ${min}`);
  if (max !== undefined && size > max)
    broken.push(`Member must have ${what} less than or equal to ${max}`);
  return broken;
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const memberOf = (value: object, name: string): unknown =>
  Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;

function tokenOf(value: unknown): string {
  if (value === null) return 'NULL_VALUE';
  return Array.isArray(value) ? 'START_ARRAY' : `${typeof value}_VALUE`.toUpperCase();
}

function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((member) => isDeeperThan(member, depth - 1));
}
