/** Refuses wrong options of an emulator, which would otherwise start another emulator than the test wants. */
import { throwProblems } from './problems.js';

/** The options of `EmulatorOptions`, except the port, which no two emulators share. */
export const commonOptions = ['host', 'clock', 'quotas'] as const;

/** The values of options that are words. */
const words: Readonly<Record<string, readonly string[]>> = {
  clock: ['real', 'manual'],
  quotas: ['off', 'counts', 'vendor'],
};

/** Throws a `TypeError` that names each unknown option and each wrong word. */
export function checkOptions(subject: string, options: object, known: readonly string[]): void {
  const present = Object.entries(options).filter(([, value]) => value !== undefined);
  const problems = present.flatMap(([name, value]) => {
    if (!known.includes(name)) return [`${name} is unknown; known are ${known.join(', ')}`];
    const allowed = Object.hasOwn(words, name) ? words[name] : undefined;
    const isWrong = typeof value === 'string' && allowed?.includes(value) === false;
    return isWrong ? [`${name} must be ${allowed.join(' or ')}`] : [];
  });
  throwProblems(subject, problems);
}
