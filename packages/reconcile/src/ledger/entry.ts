/** The entries of a ledger: which object at a vendor belongs to which key of a manifest. */
import { object, oneOf, text, type Parser } from '@assistant-provider/core/adapter';

/** The format version that this version of the library writes and reads. */
export const ledgerFormat = 1;

/**
 * How a pair came about: the run created the object, found that it had created it, or found it by its
 * name, through the map, or by the id in the manifest.
 */
export const ledgerOrigins = ['created', 'adopted', 'byName', 'byMap', 'byOrigin'] as const;
/** One of `ledgerOrigins`. */
export type LedgerOrigin = (typeof ledgerOrigins)[number];

/** The place of a key: the same key may have an object at each vendor and in each account. */
export interface LedgerPlace {
  /** The key in the manifest. */
  readonly key: string;
  /** The vendor. */
  readonly vendor: string;
  /** The account or organisation at the vendor. */
  readonly account: string;
}

/** A pair of a key and an object. */
export interface LedgerPair extends LedgerPlace {
  /** The vendor's id of the object. */
  readonly id: string;
  /** How the pair came about. */
  readonly how: LedgerOrigin;
  /** When: ISO 8601, UTC. */
  readonly at: string;
  /** The id of the run. */
  readonly run: string;
}

/** The end of a pair: the key has no object any more, and the object may still exist. */
export interface LedgerForgotten extends LedgerPlace {
  /** Tells this entry from a pair. */
  readonly forgotten: true;
  /** When: ISO 8601, UTC. */
  readonly at: string;
  /** The id of the run. */
  readonly run: string;
}

/** An entry of a ledger. */
export type LedgerEntry = LedgerPair | LedgerForgotten;

const place = { key: text(), vendor: text(), account: text() };
const time = text({
  pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/,
  description: 'a time in ISO 8601 and UTC',
});
const pair = object<LedgerPair>({
  ...place,
  id: text(),
  how: oneOf(ledgerOrigins),
  at: time,
  run: text(),
});
const isTrue: Parser<true> = (value, field, issues) => {
  if (value === true) return true;
  issues.push({ field, rule: 'oneOf', message: `${field} must be true` });
  return undefined;
};
const forgotten = object<LedgerForgotten>({ ...place, forgotten: isTrue, at: time, run: text() });

/** Accepts an entry. The copy has its members in the order of the ledger's text. */
export const entryParser: Parser<LedgerEntry> = (value, field, issues) =>
  typeof value === 'object' && value !== null && 'forgotten' in value
    ? forgotten(value, field, issues)
    : pair(value, field, issues);
