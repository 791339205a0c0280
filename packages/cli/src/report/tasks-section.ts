/** The tasks that a plan or a run leaves to people. */
import type { ManualTask } from '@assistant-provider/reconcile';
import { clear, lines, paragraph, section } from './blocks.js';
import type { Section } from './document.js';

/** Returns the section of tasks. */
export const tasksOf = (tasks: readonly ManualTask[]): Section =>
  tasks.length === 0
    ? section('tasks', 'Tasks for people', clear('None.'))
    : section(
        'tasks',
        `Tasks for people (${tasks.length})`,
        ...tasks.map(({ object, field, text }, index) =>
          section(
            `task-${index + 1}`,
            `${object}: ${field}`,
            paragraph(text.split('\n', 1).join('')),
            {
              kind: 'fold',
              summary: 'All lines to enter there',
              blocks: [lines('To enter there', text)],
            },
          ),
        ),
      );
