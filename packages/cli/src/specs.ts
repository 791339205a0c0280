/** Every command: its arguments, options, rights and examples. The help is made from this table. */
import type { OperationName } from '@assistant-provider/core';
import type { CommandSpec } from './command.js';

const reading: readonly OperationName[] = [
  'assistants.list',
  'aiAgents.list',
  'knowledge.list',
  'tagging.list',
  'queues.listBound',
  'parts.list',
  'directory.lookUp',
];

const writing: readonly OperationName[] = [
  ...reading,
  'assistants.create',
  'editing.update',
  'queues.bindMany',
  'queues.unbindMany',
  'aiAgents.assign',
  'aiAgents.unassign',
  'knowledge.link',
  'knowledge.unlink',
  'tagging.tag',
  'tagging.untag',
  'parts.put',
  'parts.publish',
  'parts.delete',
];

const undoing: readonly OperationName[] = [...writing, 'assistants.delete'];

const account = ['<account>', 'an account of assistants.config.yaml'] as const;
const manifest = ['<manifest>', 'a manifest, as snapshot writes it'] as const;
const planFile = ['<plan>', 'a plan, as plan writes it'] as const;
const run = ['<run>', 'the id of a run'] as const;
const map = ['--map <file>', 'the map with names, pairs and accepted losses'] as const;
const report = [
  '--report <file>',
  'write a page about the run, or Markdown if it ends with .md',
] as const;
const noParts = [
  '--no-parts',
  'leave out prompts, guardrails, copilots and the like: fewer requests',
] as const;

/** The commands in the order of the help. */
export const specs: readonly CommandSpec[] = [
  {
    name: 'init',
    summary: 'Write assistants.config.yaml with the accounts that you have',
    options: [
      ['--genesys <name=region>', 'an account of Genesys Cloud; may be repeated'],
      ['--qconnect <name=region>', 'an account of Amazon Q in Connect; may be repeated'],
      ['--overwrite', 'replace a file that exists'],
    ],
    examples: [
      'assistants init',
      'assistants init --genesys dev=eu_central_1 --qconnect prod=eu-central-1',
    ],
    next: 'assistants doctor',
    load: () => import('./commands/init.js'),
  },
  {
    name: 'doctor',
    summary: 'Check credentials, rights, clock and quota of each account',
    arguments: [['[account]', 'only this account']],
    operations: reading,
    examples: ['assistants doctor', 'assistants doctor connect-prod --json'],
    next: 'assistants list <account>',
    load: () => import('./commands/doctor.js'),
  },
  {
    name: 'list',
    summary: 'List the assistants of an account',
    arguments: [account],
    options: [['--name <name>', 'only assistants of this exact name']],
    operations: ['assistants.list'],
    examples: ['assistants list genesys-dev', 'assistants list connect-prod --json | head -1'],
    next: 'assistants show <account> <id or name>',
    load: () => import('./commands/list.js'),
  },
  {
    name: 'show',
    summary: 'Show one assistant with everything that it owns and names',
    arguments: [account, ['<assistant>', 'its id, or its exact name']],
    operations: reading,
    examples: [
      'assistants show genesys-dev "Returns desk"',
      'assistants show connect-prod 5f1c2a9e-8f0c-4b0e-9c51-0d5c6a7b8c9d --json',
    ],
    next: 'assistants snapshot <account>',
    load: () => import('./commands/show.js'),
  },
  {
    name: 'inventory',
    summary: 'Show what exists in all accounts, and what deserves attention',
    arguments: [['[account]', 'only this account']],
    options: [['--markdown <file>', 'write the inventory as Markdown too'], noParts],
    operations: reading,
    examples: ['assistants inventory', 'assistants inventory genesys-dev --markdown inventory.md'],
    next: 'assistants snapshot <account>',
    load: () => import('./commands/inventory.js'),
  },
  {
    name: 'snapshot',
    summary: 'Write what an account has as a manifest',
    arguments: [account, ['[file]', 'the manifest; without it, stdout']],
    options: [
      ['--assistant <name...>', 'only assistants of these exact names'],
      noParts,
      ['--no-versions', 'leave out published versions of parts'],
    ],
    operations: reading,
    examples: [
      'assistants snapshot genesys-dev dev.assistants.yaml',
      'assistants snapshot connect-prod --assistant "Returns desk"',
    ],
    next: 'assistants plan <manifest> <account>',
    load: () => import('./commands/snapshot.js'),
  },
  {
    name: 'plan',
    summary: 'Show what would change, what would be lost, and what must be decided',
    arguments: [manifest, account],
    options: [
      ['--out <file>', 'write the plan for apply'],
      map,
      ['--accept-loss <field...>', 'accept these losses and tasks, e.g. returns-desk/tags'],
      ['--prune', 'delete what earlier runs created and the manifest no longer names'],
      ['--exit-code', 'end with 3 if anything would change'],
      noParts,
    ],
    operations: reading,
    examples: [
      'assistants plan dev.assistants.yaml genesys-dev',
      'assistants plan dev.assistants.yaml connect-prod --map prod.map.yaml --out plan.json',
    ],
    next: 'assistants apply <plan> <account>',
    load: () => import('./commands/plan.js'),
  },
  {
    name: 'report',
    summary: 'Write a plan, a run or an inventory as a page; without argument, list the runs',
    arguments: [
      [
        '[subject]',
        'the id of a run, or a file: a plan, or what --json of a run or inventory wrote',
      ],
      ['[file]', 'the report; without it, stdout'],
    ],
    options: [
      ['--format <format>', 'html, markdown or json (default: by the name of the file, or html)'],
      ['--fail-on <verdict...>', 'end with 3 if a field has this verdict, e.g. dropped'],
    ],
    examples: [
      'assistants report plan.json plan.html',
      'assistants report 20261130t101500-1a2b3c4d run.md',
    ],
    next: 'assistants apply <plan> <account>',
    load: () => import('./commands/report.js'),
  },
  {
    name: 'map',
    summary: 'Write the open questions of a plan into a map, to be answered there',
    arguments: [planFile, ['<map>', 'the map, which is made or kept']],
    examples: [
      'assistants map plan.json prod.map.yaml',
      'assistants map plan.json prod.map.yaml --json',
    ],
    next: 'assistants plan <manifest> <account> --map <map>',
    load: () => import('./commands/map.js'),
  },
  {
    name: 'move',
    summary: 'Move assistants from one account to another, of the same vendor or not',
    options: [
      ['--from <account>', 'the account that has them; it stays as it is'],
      ['--to <account>', 'the account that gets them'],
      ['--assistant <name...>', 'only assistants of these exact names'],
      ['--until <queue...>', 'move only these queues now'],
      map,
      ['--write-map <file>', 'write the open questions into a map'],
      ['--report <file>', 'write a page about the plan or the run; Markdown if it ends with .md'],
      ['--accept-loss <field...>', 'accept these losses and tasks, e.g. returns-desk/tags'],
      ['--out <file>', 'write the plan'],
      ['--apply', 'do it'],
      ['--force', 'apply in spite of thresholds'],
      ['--confirm <account>', 'answer the question before the first write'],
    ],
    operations: writing,
    examples: [
      'assistants move --from genesys-dev --to connect-prod --write-map move.map.yaml',
      'assistants move --from genesys-dev --to connect-prod --map move.map.yaml --apply',
    ],
    next: 'assistants rollback <run> <account>',
    load: () => import('./commands/move.js'),
  },
  {
    name: 'apply',
    summary: 'Do the steps of a plan',
    arguments: [planFile, account],
    options: [
      ['--rehearse', 'apply it to an emulator with the state of the account, which is only read'],
      ['--approve <hash>', 'refuse any plan but the one with this hash'],
      ['--force', 'apply in spite of thresholds'],
      ['--confirm <account>', 'answer the question before the first write'],
      ['--concurrency <n>', 'steps at once (default: 4)'],
      report,
    ],
    operations: writing,
    examples: [
      'assistants apply plan.json genesys-dev --rehearse',
      'assistants apply plan.json connect-prod --approve 3f1a… --confirm connect-prod',
    ],
    next: 'assistants verify <manifest> <account>',
    load: () => import('./commands/apply.js'),
  },
  {
    name: 'resume',
    summary: 'Continue a run that was interrupted',
    arguments: [run, account],
    options: [report],
    operations: writing,
    examples: [
      'assistants resume 20261130t101500-1a2b3c4d genesys-dev',
      'assistants resume 20261130t101500-1a2b3c4d genesys-dev --json',
    ],
    next: 'assistants verify <manifest> <account>',
    load: () => import('./commands/resume.js'),
  },
  {
    name: 'rollback',
    summary: 'Undo the steps of a run, the last one first',
    arguments: [run, account],
    options: [
      ['--skip <step...>', 'leave these steps as they are'],
      report,
      ['--confirm <account>', 'answer the question before the first write'],
    ],
    operations: undoing,
    examples: [
      'assistants rollback 20261130t101500-1a2b3c4d genesys-dev',
      'assistants rollback 20261130t101500-1a2b3c4d genesys-dev --skip returns-desk/tag',
    ],
    next: 'assistants verify <manifest> <account>',
    load: () => import('./commands/rollback.js'),
  },
  {
    name: 'verify',
    summary: 'Compare an account with a manifest, field by field',
    arguments: [manifest, account],
    options: [
      [
        '--applied <manifest>',
        'the manifest that was applied last: tells drift from pending changes',
      ],
      ['--ignore <field...>', 'fields to ignore, e.g. */tags'],
      map,
      noParts,
    ],
    operations: reading,
    examples: [
      'assistants verify dev.assistants.yaml genesys-dev',
      'assistants verify dev.assistants.yaml genesys-dev --ignore "*/tags" --json',
    ],
    next: 'assistants plan <manifest> <account>',
    load: () => import('./commands/verify.js'),
  },
  {
    name: 'unlock',
    summary: 'Show who applies a plan to an account, and break the lock',
    arguments: [account],
    options: [['--confirm <account>', 'break the lock without asking']],
    examples: [
      'assistants unlock genesys-dev',
      'assistants unlock genesys-dev --confirm genesys-dev',
    ],
    next: 'assistants resume <run> <account>',
    load: () => import('./commands/unlock.js'),
  },
  {
    name: 'emulators',
    summary: 'Start emulators of both vendors, with a configuration for them',
    options: [
      ['--genesys-port <n>', 'port of the Genesys Cloud emulator (default: a free one)'],
      ['--qconnect-port <n>', 'port of the Amazon Q in Connect emulator (default: a free one)'],
      ['--sample', 'start with a few assistants'],
      [
        '--slow <operation=ms>',
        'delay an operation, e.g. patchAssistant=2000; may be repeated, and gives time for Ctrl-C',
      ],
      ['--write-config <file>', 'write a configuration with the accounts genesys and qconnect'],
    ],
    examples: [
      'assistants emulators --sample --write-config assistants.config.yaml',
      'assistants emulators --genesys-port 9101 --qconnect-port 9102',
    ],
    next: 'assistants list genesys',
    load: () => import('./commands/emulators.js'),
  },
  {
    name: 'completion',
    summary: 'Write the completion script of a shell',
    arguments: [
      ['<shell>', 'bash, zsh or fish'],
      ['[words...]', 'after --: words of a command line; writes completions of the last one'],
    ],
    examples: [
      'assistants completion bash > ~/.local/share/bash-completion/completions/assistants',
      'assistants completion fish > ~/.config/fish/completions/assistants.fish',
    ],
    next: 'assistants --help',
    load: () => import('./commands/completion.js'),
  },
];
