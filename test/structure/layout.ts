/** The layout of the packages as data, and a check that names what lies outside of it. */

/** What the folders of one source tree may be, and what each of them is for. */
export interface Layout {
  /** Files at the top, without `.ts`. */
  readonly files: readonly string[];
  readonly folders: Readonly<Record<string, string>>;
  /** Files that a source tree of this layout must have. */
  readonly required: readonly string[];
}

const adapterFolders = {
  features: 'one file per feature: the operations of a driver',
  mapping: 'one file per model type: the vendor’s objects to the contract’s, and back',
  wire: 'the vendor’s requests and shapes as data',
  http: 'sending a request and reading the response',
  errors: 'which kind of error each vendor code is',
  native: 'what `provider.native` offers',
};

export const adapterLayout: Layout = {
  files: ['index', 'provider', 'driver', 'options', 'limits', 'permissions', 'crosswalk'],
  folders: adapterFolders,
  required: [
    'index.ts',
    'provider.ts',
    'driver.ts',
    'limits.ts',
    'errors/table.ts',
    'errors/describe.ts',
    'wire/requests.ts',
    'native/client.ts',
    'features/assistants.ts',
  ],
};

/** The memory adapter brings its vendor along. */
export const memoryLayout: Layout = {
  ...adapterLayout,
  folders: { ...adapterFolders, state: 'the vendor itself: what a server does elsewhere' },
};

const coreFolders = {
  contract: 'types that applications and adapter authors read',
  errors: 'how an error is made, revised and masked',
  validation: 'parsers of input and options',
  runtime: 'what happens between the application and the driver',
  helpers: 'functions over any provider',
  testing: 'what `core/testing` exports',
};

export const coreLayout: Layout = {
  files: ['index', 'adapter', 'testing'],
  folders: coreFolders,
  required: [
    'index.ts',
    'adapter.ts',
    'testing.ts',
    'contract/provider.ts',
    'contract/driver.ts',
    'contract/limits.ts',
    'contract/error.ts',
    'errors/assistant-error.ts',
    'validation/parser.ts',
    'runtime/create-provider.ts',
    'runtime/invoke.ts',
    'helpers/wait-for-status.ts',
  ],
};

/** The file of a feature: `aiAgents` is in `features/ai-agents.ts`. */
export const fileOfFeature = (feature: string): string =>
  `features/${feature.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;

/** One sentence per misplaced or missing file; `paths` are relative to `root`. */
export function layoutProblems(
  root: string,
  paths: readonly string[],
  { files, folders, required }: Layout,
): readonly string[] {
  const places = Object.entries(folders).map(([folder, role]) => `${folder}/ (${role})`);
  const misplaced = paths.flatMap((path) => {
    const [first = '', ...rest] = path.split('/');
    if (rest.length > 0)
      return first in folders
        ? []
        : [`${root}/${first} is not a folder of the layout; move ${path} to ${places.join(', ')}`];
    return files.includes(first.replace(/\.ts$/, ''))
      ? []
      : [
          `${root}/${path} is not a file of the top, which holds only ${files.join(', ')}; ` +
            `move it to ${places.join(', ')}`,
        ];
  });
  const missing = required
    .filter((path) => !paths.includes(path))
    .map((path) => `${root}/${path} is missing; every package of this layout has it`);
  return [...misplaced, ...missing];
}
