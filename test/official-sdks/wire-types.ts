/** Holds two descriptions of one vendor's object against each other, on the level of types. */

/** Names that stand in the type itself; not those that an index signature would let in. For a union, those of any arm. */
export type Names<T> = T extends object
  ? Extract<keyof { [K in keyof T as string extends K ? never : K]: T[K] }, string>
  : never;

/** For a union, what any arm has there. Whether a member may be absent or null is another question. */
type Member<T, Name extends string> = T extends object
  ? Name extends keyof T
    ? NonNullable<T[Name]>
    : never
  : never;

/** A map has an index signature of its own; an object that is open to unknown members has one of `unknown`. */
type IsMap<T> = string extends keyof T ? (unknown extends T[keyof T] ? false : true) : false;

/** Whether a value of the one type is good where the other is wanted, as far as both name its members. */
export type Fits<Given, Wanted> = [Given] extends [Wanted]
  ? true
  : [Wanted, Given] extends [readonly (infer WantedItem)[], readonly (infer GivenItem)[]]
    ? Fits<NonNullable<GivenItem>, NonNullable<WantedItem>>
    : [Wanted, Given] extends [object, object]
      ? IsMap<Wanted> extends true
        ? Fits<NonNullable<Given[keyof Given]>, NonNullable<Wanted[keyof Wanted]>>
        : [Misfits<Given, Wanted>] extends [never]
          ? true
          : false
      : false;

/** Members that both name, with types that do not fit. */
export type Misfits<Given, Wanted> = {
  [Name in Names<Given> & Names<Wanted>]: Fits<
    Member<Given, Name>,
    Member<Wanted, Name>
  > extends true
    ? never
    : Name;
}[Names<Given> & Names<Wanted>];

/** What the first names and the second does not. */
export type Beyond<One, Other> = Exclude<Names<One>, Names<Other>>;

/** Names of members that must be there. */
export type RequiredNames<T> = {
  [Name in Names<T>]: Name extends keyof T ? (object extends Pick<T, Name> ? never : Name) : never;
}[Names<T>];
