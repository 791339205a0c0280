/** The tags that this library sets. They are neither drift nor part of a manifest. */

/** How the keys of these tags begin. */
const ownTagPrefix = 'assistant-provider:';

/** The key of the tag that marks what this library has created. */
export const markTag = `${ownTagPrefix}step`;

/** Whether the tag is not one of this library, which marks what it has created. */
export const isOfPeople = (name: string): boolean => !name.startsWith(ownTagPrefix);
