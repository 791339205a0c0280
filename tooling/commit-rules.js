/** The rules of commit messages: `area: imperative` in at most 72 characters, and a body with the reason. */

/** The length of a subject, in characters. */
const longestSubject = 72;

const areas = /^[a-z][a-z\d-]*(?:, [a-z][a-z\d-]*)*: (?=\S)/;

/** Ends of verbs that are not imperative. */
const otherForms =
  /^(?:(?:add|chang|creat|delet|fix|implement|improv|mov|remov|renam|updat)(?:e?d|e?s|ing)|was|were|is)$/;

/** Returns what is wrong with the whole message of a commit. */
export function faultsOfMessage(message) {
  const [subject = '', second = '', ...body] = message.trimEnd().split('\n');
  const verb = subject.replace(areas, '').split(' ')[0] ?? '';
  return [
    ...(subject.length > longestSubject
      ? [`the subject has ${subject.length} characters; at most ${longestSubject} are allowed`]
      : []),
    ...(areas.test(subject) ? [] : ['the subject must begin with its area, such as "core: "']),
    ...(/^[A-Z]/.test(verb) ? ['the text after the area begins with a small letter'] : []),
    ...(otherForms.test(verb) ? [`use the imperative instead of "${verb}"`] : []),
    ...(subject.endsWith('.') ? ['the subject does not end with a full stop'] : []),
    ...(second === '' ? [] : ['the second line must be empty']),
    ...(body.join('').trim() === '' ? ['the body must give the reason'] : []),
  ];
}
