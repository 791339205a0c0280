import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import documentedExports from './tooling/documented-exports.js';
import noDiscardedResult from './tooling/no-discarded-result.js';

/** The classes that every realm has its own of, and their subclasses in this realm. */
const builtIns = Object.getOwnPropertyNames(globalThis).filter(
  (name) => typeof globalThis[name] === 'function' && /^[A-Z]/.test(name),
);

export default defineConfig(
  { ignores: ['**/dist/', '**/coverage/', '**/*.js', '**/*.mjs', '**/*.cjs', '*.config.ts'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { neverthrow: { rules: { 'no-discarded-result': noDiscardedResult } } },
    rules: {
      'neverthrow/no-discarded-result': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      // Only an interface can be augmented from another package.
      '@typescript-eslint/no-empty-object-type': ['error', { allowWithName: '^VendorTypes$' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // What is taken out of an object need not be used for the rest to be.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    plugins: { documentation: { rules: { 'documented-exports': documentedExports } } },
    rules: {
      'documentation/documented-exports': 'error',
      // A rejection that nobody handles ends the application's process, also behind `void`.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { checkThenables: true, ignoreVoid: false },
      ],
      // What Node.js makes is of another realm in Jest and in vitest's `vmThreads`.
      'no-restricted-syntax': [
        'error',
        {
          selector: `BinaryExpression[operator='instanceof'][right.name=/^(${builtIns.join('|')})$/]`,
          message: 'Recognise built-in classes by shape: `isError`, `node:util` types, a member.',
        },
        // Arguments are put on the stack, which a list of a vendor or a caller can overflow.
        {
          selector:
            'CallExpression[callee.property.name=/^(push|unshift|splice|concat|max|min|fromCharCode|fromCodePoint)$/] > SpreadElement',
          message: 'A long list overflows the stack here: use a loop.',
        },
      ],
    },
  },
  {
    // The members of these types carry the vendors' names, and the vendors' pages describe them.
    files: [
      'packages/*/src/wire/shapes.ts',
      'packages/emulators/src/genesys/resources.ts',
      'packages/emulators/src/qconnect/{seed-shapes,state}.ts',
    ],
    rules: { 'documentation/documented-exports': ['error', { members: false }] },
  },
);
