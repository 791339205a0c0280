/** That the comparison of types notices what it is there for. Checked by `npm run check:types`. */
import { describe, expectTypeOf, it } from 'vitest';
import type { Beyond, Fits, Misfits, Names, RequiredNames } from './wire-types.js';

interface Open {
  readonly id: string;
  readonly nested?: { readonly size?: number | null } | null;
  readonly list: readonly { readonly size: number }[];
  readonly [member: string]: unknown;
}

describe('the comparison', () => {
  it('leaves index signatures out of the names', () => {
    expectTypeOf<Names<Open>>().toEqualTypeOf<'id' | 'nested' | 'list'>();
    expectTypeOf<Names<{ a: 1 } | { b: 2 }>>().toEqualTypeOf<'a' | 'b'>();
  });

  it('ignores optional, nullable and read-only members, and members of one side', () => {
    interface Model {
      id?: string;
      nested?: { size?: number; colour: string };
      list?: { size: number }[];
      more: boolean;
    }
    expectTypeOf<Misfits<Model, Open>>().toEqualTypeOf<never>();
    expectTypeOf<Beyond<Model, Open>>().toEqualTypeOf<'more'>();
    expectTypeOf<Beyond<Open, Model>>().toEqualTypeOf<never>();
  });

  it('finds a type that does not fit, at any depth', () => {
    interface Model {
      id: number;
      nested: { size: string };
      list: { size: string }[];
    }
    expectTypeOf<Misfits<Model, Open>>().toEqualTypeOf<'id' | 'nested' | 'list'>();
  });

  it('compares the values of maps, in one direction', () => {
    expectTypeOf<Fits<{ a: 1 }, Readonly<Record<string, number>>>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<{ a: '1' }, Readonly<Record<string, number>>>>().toEqualTypeOf<false>();
    expectTypeOf<Fits<'AGENT', string>>().toEqualTypeOf<true>();
    expectTypeOf<Fits<string, 'AGENT'>>().toEqualTypeOf<false>();
  });

  it('lists required members', () => {
    expectTypeOf<RequiredNames<Open>>().toEqualTypeOf<'id' | 'list'>();
  });
});
