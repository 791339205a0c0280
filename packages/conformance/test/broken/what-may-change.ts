/** Drivers whose limits are wrong about what may change. */
import type { BrokenDriver } from './broken-driver.js';

export const brokenChanges: readonly BrokenDriver[] = [
  {
    breaks: 'the name is said to change in place, and nothing changes it',
    foundBy: 'changes.in-place',
    wrap: ({ editing, ...driver }) => {
      void editing;
      return { ...driver, unsupported: { editing: 'make a new assistant' } };
    },
  },
  {
    breaks: 'tags are said to be fixed at creation, and tagging changes them',
    foundBy: 'changes.at-creation',
    wrap: (driver) => {
      const { tags, ...limits } = driver.limits;
      return {
        ...driver,
        limits: { ...limits, ...(tags && { tags: { ...tags, changes: 'atCreation' } }) },
      };
    },
  },
];
