/** Drivers that misstate what their vendor requires. */
import type { BrokenDriver } from './broken-driver.js';

export const brokenPermissions: readonly BrokenDriver[] = [
  {
    breaks: 'the permissions of one operation are forgotten',
    foundBy: 'permissions.complete',
    wrap: ({ permissions, ...driver }) => {
      const { 'queues.bind': _, ...others } = permissions ?? {};
      return { ...driver, permissions: others };
    },
  },
  {
    breaks: 'a permission is for a kind of part that the vendor does not have',
    foundBy: 'permissions.conditions',
    wrap: (driver) => ({
      ...driver,
      permissions: {
        ...driver.permissions,
        'parts.get': [{ name: 'read', when: [{ argument: 'part.kind', oneOf: ['promt'] }] }],
      },
    }),
  },
];
