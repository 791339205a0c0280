/**
 * Turns of phrase that a reader has to read twice, each with the reason and the plain words instead.
 * `tooling/check-english.js` looks for them in documents, comments and messages. Add a row when a
 * review finds one that a machine can recognise without false alarms.
 */
export const idioms = [
  {
    pattern:
      /\b(?:(?:adapter|call|client|driver|emulator|factory|function|helper|host|interceptor|method|operation|parser|provider|SDK|server|service|store|vendor)s?|it|that|which) answer(?:s|ed)?\b(?! questions)/i,
    reason: 'bots answer',
    instead: 'functions return, promises resolve, vendors respond',
  },
  {
    pattern:
      /\banswer(?:s|ed|ing)? (?:an? |the )?(?:`(?:cancelled|conflict|invalidInput|notFound|permissionDenied|timeout|undefined|unsupported)`|error|function|page|promise|result)\b/i,
    reason: 'bots answer',
    instead: 'fails with `kind`, returns a page',
  },
  {
    // A question may open with What, and so may an infinitive; a fragment of three words may stay.
    pattern:
      /(?:^|[.!;] )(?:Of|By(?! (?:default|now)\b)|As(?! in\b)|What(?! to\b)|Whoever|Whose|Who)(?: [^ .?]+){3}[^.?]*(?:[.;]|$)/,
    reason: 'the subject of the sentence comes too late',
    instead: 'open with the noun that acts',
    sentence: true,
  },
  {
    pattern:
      /(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b|more\b|less\b|later\b|earlier\b)\w+/i,
    reason: 'negation belongs on the verb',
    instead: 'is not a …',
  },
  {
    pattern: /\b(?:has|have|had) not(?=[.,;:)]|$)/i,
    reason: 'negation belongs on the verb',
    instead: 'does not',
  },
  {
    pattern: /\black(?:s|ed|ing)?\b/i,
    reason: 'one word for one fact',
    instead: 'does not support, unsupported',
  },
  {
    pattern: /\b(?:its|no|their|whose|waiting for a) turns?\b(?! (?:of phrase|out))/i,
    reason: 'a metaphor for a term of the trade',
    instead: 'lock, slot, or place in the queue',
  },
  {
    pattern: /\btak(?:es?|ing) turns\b/i,
    reason: 'a metaphor for a term of the trade',
    instead: 'holds the lock',
  },
  { pattern: /\bout of order\b/i, reason: 'ambiguous with sequence', instead: 'down' },
  { pattern: /\bthe way to it\b/i, reason: 'metaphor', instead: 'the network path to it' },
  {
    pattern: /\b(?:is|are) fine if\b/i,
    reason: 'does not say what happens',
    instead: 'is a no-op if',
  },
  {
    pattern: /\b(?:told apart|tells? (?:\w+ )?apart)\b/i,
    reason: 'idiom',
    instead: 'distinguishes',
  },
  {
    pattern: /\bgo(?:es|ing)? on with(?:out)?\b/i,
    reason: 'phrasal verb',
    instead: 'continues with',
  },
  { pattern: /\b(?:still|be|is) at it\b/i, reason: 'idiom', instead: 'name what is still running' },
  { pattern: /\bnone of (?:its|their) making\b/i, reason: 'idiom', instead: 'cannot come from it' },
  { pattern: /\bin passing\b/i, reason: 'idiom', instead: 'transiently' },
  { pattern: /\b(?:in silence|without a word)\b/i, reason: 'idiom', instead: 'silently' },
  { pattern: /\banew\b/i, reason: 'literary', instead: 'again, newly' },
  { pattern: /\bbelongs? into\b/i, reason: 'not English', instead: 'belongs in' },
  { pattern: /\b(?:in|out)side of\b/i, reason: 'superfluous word', instead: 'inside, outside' },
  {
    pattern: /\b(?:is|are|was|were|be|being|been) told\b/i,
    reason: 'hides who tells and what',
    instead: 'receives, is called with',
  },
  { pattern: /\b(?:may|can) go(?=[.,;:)]|$)/i, reason: 'idiom', instead: 'may be ignored' },
  { pattern: /\bof one[’']s own\b/i, reason: 'stilted', instead: 'your own, custom' },
  { pattern: /\bfor a start\b/i, reason: 'idiom', instead: 'to begin' },
  { pattern: /\bis another['’]s\b/i, reason: 'stilted', instead: 'belongs to another …' },
  { pattern: /\bunruly|\bstray\b/i, reason: 'metaphor', instead: 'name the fault' },
];
