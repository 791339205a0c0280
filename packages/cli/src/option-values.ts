/** The values of the options that a command was given. */

/** The values of options, by their names. */
export type OptionValues = Readonly<Record<string, unknown>>;

/** Returns an option that takes a text. */
export const textOption = (options: OptionValues, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};

/** Returns whether an option was given. */
export const isSet = (options: OptionValues, name: string): boolean => options[name] === true;

/** Returns an option that takes several texts. */
export const textsOption = (options: OptionValues, name: string): readonly string[] => {
  const value = options[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
};
