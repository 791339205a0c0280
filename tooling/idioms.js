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
  {
    pattern: /`[\w.]+(?:\([^`]*\))?` answer(?:s|ed)?\b/,
    reason: 'bots answer',
    instead: 'the function returns or resolves',
  },
  {
    pattern: /\banswer(?:s|ed)? (?:an? |the )?cursors?\b/i,
    reason: 'bots answer',
    instead: 'returned a cursor',
  },
  {
    pattern: /\b(?:is that|are those|is the one) of\b/i,
    reason: 'a pronoun for a noun',
    instead: 'repeat the noun',
  },
  {
    pattern: /^(?:The )?default (?:the|an?|\d)\b/i,
    reason: 'not a sentence',
    instead: 'Defaults to …',
  },
  {
    pattern: /\bno outcome within\b/i,
    reason: 'does not say what failed',
    instead: 'the call did not finish within …',
  },
  {
    pattern:
      /\b(?:how it is cut|how this is cut)\b|^(?:At the start|Who does what|A call[’']s way)$/i,
    reason: 'a riddle for a heading',
    instead: 'a noun or a task',
  },
  { pattern: /\bno end of\b/i, reason: 'idiom', instead: 'name the number' },
  { pattern: /\bothers[’'] own\b/i, reason: 'stilted', instead: 'belong to others' },
  {
    pattern: /\b(?:go|goes|going|went|gone) on(?! the\b)\b/i,
    reason: 'phrasal verb',
    instead: 'continues',
  },
  {
    pattern: /\bfrom (?:which|then|here) on\b/i,
    reason: 'idiom',
    instead: 'above which, after that',
  },
  {
    pattern: /\b(?:take|takes|took|taken|taking) along\b/i,
    reason: 'phrasal verb',
    instead: 'loses',
  },
  { pattern: /\bhangs? under\b/i, reason: 'metaphor', instead: 'belongs to' },
  {
    pattern: /\bwhatever (?:the|they|it|its|their|he|somebody|else)\b/i,
    reason: 'the subject of the sentence comes too late',
    instead: 'regardless of, any',
  },
  { pattern: /\blest\b/i, reason: 'literary', instead: 'so that … not' },
  {
    pattern: /\b(?:look|looks|looked|looking) (?:who|whether|what|if)\b/i,
    reason: 'idiom',
    instead: 'checks',
  },
  { pattern: /\bonce more\b/i, reason: 'literary', instead: 'again' },
  { pattern: /\bor else\b/i, reason: 'idiom', instead: 'or, otherwise' },
  { pattern: /\b(?:under way|on (?:its|their) way)\b/i, reason: 'metaphor', instead: 'in flight' },
  { pattern: /\bthe very (?!first|last)\w+/i, reason: 'literary', instead: 'the same' },
  { pattern: /\bto be had\b/i, reason: 'idiom', instead: 'available' },
  {
    pattern: /\b(?:no|has a|has the) word (?:on|of|for)\b/i,
    reason: 'metaphor',
    instead: 'does not have, does not know',
  },
  {
    pattern: /\bkeys? of encryption\b/i,
    reason: 'not the term of the trade',
    instead: 'encryption key',
  },
  {
    pattern: /\b(?:the|only) reads alone\b|\breads alone\b/i,
    reason: 'stilted',
    instead: 'only reads',
  },
  { pattern: /\bsees? to it\b/i, reason: 'idiom', instead: 'ensures' },
  { pattern: /\bout of the reach\b/i, reason: 'metaphor', instead: 'cannot do' },
  { pattern: /\bbrings? (?:\w+ )?back\b/i, reason: 'phrasal verb', instead: 'restores, returns' },
  { pattern: /\bcomes? to (?:stand|nothing)\b/i, reason: 'idiom', instead: 'name the result' },
];
