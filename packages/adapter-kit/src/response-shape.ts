/**
 * Shapes of responses. A shape checks the members that the adapter reads and leaves the object as
 * received, unknown members included. It is cheap: a path is spelled only if something is wrong.
 *
 * @example
 * ```ts
 * const agent = shape.object<Agent>({ id: shape.id, name: shape.string, note: shape.nullish(shape.string) });
 * const readAgents = shape.reader<AgentPage>(shape.object<AgentPage>({ agents: shape.list(agent) }));
 * ```
 */
import { isPlainObject } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';

/**
 * Returns undefined if the value has the shape. Otherwise the path below the value and what is wrong
 * there, such as `.agents[3].id is not an id`.
 */
export type Shape = (value: unknown) => string | undefined;

/** A shape of your own; `expected` completes the sentence "… is not". */
export const check =
  (accepts: (value: unknown) => boolean, expected: string): Shape =>
  (value) =>
    accepts(value) ? undefined : ` is not ${expected}`;

/** Text, which may be empty. */
export const string: Shape = check((value) => typeof value === 'string', 'a string');
/** Text that is not empty. */
export const id: Shape = check((value) => typeof value === 'string' && value !== '', 'an id');
export const number: Shape = check((value) => typeof value === 'number', 'a number');
export const boolean: Shape = check((value) => typeof value === 'boolean', 'true or false');
/** An object of which nothing is read. */
export const anyObject: Shape = check(isPlainObject, 'an object');
export const anything: Shape = () => undefined;

/** The member may be absent. */
export const optional =
  (inner: Shape): Shape =>
  (value) =>
    value === undefined ? undefined : inner(value);

/** The member may be absent, or null, which means the same to the vendor. */
export const nullish =
  (inner: Shape): Shape =>
  (value) =>
    value === undefined || value === null ? undefined : inner(value);

/** An array whose items all have one shape. */
export const list =
  (item: Shape): Shape =>
  (value) => {
    if (!Array.isArray(value)) return ' is not an array';
    for (let index = 0; index < value.length; index += 1) {
      const problem = item(value[index]);
      if (problem !== undefined) return `[${index}]${problem}`;
    }
    return undefined;
  };

/** The longest name of a member that a message repeats: names in a map are the vendor's text. */
const longestName = 60;

/** An object with any members, whose values all have one shape. */
export const map =
  (member: Shape): Shape =>
  (value) => {
    if (!isPlainObject(value)) return ' is not an object';
    for (const name of Object.keys(value)) {
      const problem = member(value[name]);
      if (problem !== undefined) return `[${JSON.stringify(name.slice(0, longestName))}]${problem}`;
    }
    return undefined;
  };

/** An object of which these members are read. Members that are not listed are not looked at. */
export const object = <T extends object>(members: { readonly [K in keyof T]?: Shape }): Shape => {
  const shapes = Object.entries<Shape | undefined>(members);
  return (value) => {
    if (!isPlainObject(value)) return ' is not an object';
    for (const [name, member] of shapes) {
      const problem = member?.(value[name]);
      if (problem !== undefined) return `.${name}${problem}`;
    }
    return undefined;
  };
};

/** Returns the value as `T` if it has the shape, or what is wrong with it. */
export type Reader<T> = (value: unknown) => Result<T, string>;

export const reader =
  <T>(expected: Shape): Reader<T> =>
  (value) => {
    const problem = expected(value);
    return problem === undefined ? ok(value as T) : err(`the response${problem}`);
  };
