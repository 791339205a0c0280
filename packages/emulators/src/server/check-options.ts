/** Refuses wrong options of an emulator, which would otherwise start another emulator than the test wants. */
import { present } from './present.js';
import { throwProblems } from './problems.js';

/** The options of `EmulatorOptions`, except the port, which no two emulators share. */
export const commonOptions = ['host', 'clock', 'quotas'] as const;

/** Returns the problems of the value of an option. */
type OptionCheck = (name: string, value: unknown) => readonly string[];

const quotaModes: readonly unknown[] = ['off', 'counts', 'vendor'];
const clockModes: readonly unknown[] = ['real', 'manual'];

const commonChecks: Readonly<Record<string, OptionCheck>> = {
  clock: (name, value) =>
    clockModes.includes(value) || isClock(value)
      ? []
      : [`${name} must be ${clockModes.join(' or ')}, or an object with now and advance`],
  quotas: (name, value) =>
    quotaModes.includes(value) ? [] : [`${name} must be ${quotaModes.join(' or ')}`],
};

/** Throws a `TypeError` that names each unknown option and each wrong value. */
export function checkOptions(
  subject: string,
  options: object,
  known: readonly string[],
  ownChecks: Readonly<Record<string, OptionCheck>> = {},
): void {
  const checks = new Map(Object.entries({ ...commonChecks, ...ownChecks }));
  const problems = Object.entries(present(options)).flatMap(
    ([name, value]: readonly [string, unknown]) =>
      known.includes(name) ? (checks.get(name)?.(name, value) ?? []) : [unknownMember(name, known)],
  );
  throwProblems(subject, problems);
}

export const unknownMember = (name: string, known: readonly string[]): string =>
  `${name} is unknown; known are ${known.join(', ')}`;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isClock = (value: unknown): boolean =>
  isObject(value) && typeof value['now'] === 'function' && typeof value['advance'] === 'function';
