/** The version of the command, which a release writes. */
export const version = '0.1.0';
