/** The data types of the vendor's service model as plain data, and their TypeScript types. */

export interface TextShape {
  readonly kind: 'text';
  readonly min?: number;
  readonly max?: number;
  /** As in the service model. It must match the whole text, because the model omits `^` and `$`. */
  readonly pattern?: string;
  /** Matches the same texts as `pattern`, but in linear time. */
  readonly linearPattern?: string;
  /** Hidden in error messages. */
  readonly sensitive?: boolean;
}
export interface EnumerationShape<V extends string = string> {
  readonly kind: 'enumeration';
  readonly values: readonly V[];
  readonly sensitive?: boolean;
}
export interface IntegerShape {
  readonly kind: 'integer';
  readonly min?: number;
  readonly max?: number;
  readonly sensitive?: boolean;
}
/** A number with a fraction. */
export interface NumberShape {
  readonly kind: 'number';
  readonly min?: number;
  readonly max?: number;
  readonly sensitive?: boolean;
}
export interface BooleanShape {
  readonly kind: 'boolean';
}
/** Epoch seconds with a fraction, the default in restJson bodies. */
export interface TimestampShape {
  readonly kind: 'timestamp';
}
/** Any JSON. */
export interface DocumentShape {
  readonly kind: 'document';
}
export interface ListShape<M extends Shape = Shape> {
  readonly kind: 'list';
  readonly member: M;
  readonly min?: number;
  readonly max?: number;
}
export interface MapShape<V extends Shape = Shape> {
  readonly kind: 'map';
  readonly key: TextShape;
  readonly value: V;
}
export type Members = Readonly<Record<string, Shape>>;
export interface StructureShape<M extends Members = Members, R extends string = string> {
  readonly kind: 'structure';
  readonly members: M;
  readonly required: readonly R[];
}
/** Exactly one member is set. */
export interface UnionShape<M extends Members = Members> {
  readonly kind: 'union';
  readonly members: M;
}

export type Shape =
  | TextShape
  | EnumerationShape
  | IntegerShape
  | NumberShape
  | BooleanShape
  | TimestampShape
  | DocumentShape
  | { readonly kind: 'list'; readonly member: Shape; readonly min?: number; readonly max?: number }
  | { readonly kind: 'map'; readonly key: TextShape; readonly value: Shape }
  | { readonly kind: 'structure'; readonly members: Members; readonly required: readonly string[] }
  | { readonly kind: 'union'; readonly members: Members };

/** The TypeScript type that a shape accepts. Distinguishing by `kind` alone keeps the compiler fast. */
export type Infer<S> = S extends {
  readonly kind: 'enumeration';
  readonly values: readonly (infer V)[];
}
  ? V
  : S extends { readonly kind: 'text' }
    ? string
    : S extends { readonly kind: 'integer' | 'number' | 'timestamp' }
      ? number
      : S extends { readonly kind: 'boolean' }
        ? boolean
        : S extends { readonly kind: 'list'; readonly member: infer M }
          ? readonly Infer<M>[]
          : S extends { readonly kind: 'map'; readonly value: infer V }
            ? Readonly<Record<string, Infer<V>>>
            : S extends { readonly kind: 'union'; readonly members: infer M }
              ? { readonly [K in keyof M]?: Infer<M[K]> }
              : S extends {
                    readonly kind: 'structure';
                    readonly members: infer M;
                    readonly required: readonly string[];
                  }
                ? StructureOf<M, S['required'][number]>
                : unknown;

type StructureOf<M, R extends string> = { readonly [K in keyof M & R]: Infer<M[K]> } & {
  readonly [K in Exclude<keyof M, R>]?: Infer<M[K]>;
};

export const text = (rules: Omit<TextShape, 'kind'> = {}): TextShape => ({
  kind: 'text',
  ...rules,
});

export const enumeration = <const V extends string>(
  ...values: readonly V[]
): EnumerationShape<V> => ({
  kind: 'enumeration',
  values,
});

export const integer = (rules: Omit<IntegerShape, 'kind'> = {}): IntegerShape => ({
  kind: 'integer',
  ...rules,
});

export const number = (rules: Omit<NumberShape, 'kind'> = {}): NumberShape => ({
  kind: 'number',
  ...rules,
});

/** Hides the value in error messages. */
export const sensitive = <S extends EnumerationShape>(shape: S): S => ({
  ...shape,
  sensitive: true,
});

export const boolean: BooleanShape = { kind: 'boolean' };
export const timestamp: TimestampShape = { kind: 'timestamp' };
export const document: DocumentShape = { kind: 'document' };

export const list = <M extends Shape>(
  member: M,
  rules: { readonly min?: number; readonly max?: number } = {},
): ListShape<M> => ({ kind: 'list', member, ...rules });

export const map = <V extends Shape>(key: TextShape, value: V): MapShape<V> => ({
  kind: 'map',
  key,
  value,
});

/** The tuple keeps the compiler from inferring the names from the context. */
export const structure = <const M extends Members, const R extends readonly (keyof M & string)[]>(
  members: M,
  ...required: R
): StructureShape<M, R[number]> => ({ kind: 'structure', members, required });

export const union = <const M extends Members>(members: M): UnionShape<M> => ({
  kind: 'union',
  members,
});
