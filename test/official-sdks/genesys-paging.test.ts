/** Every paged list of the official Genesys SDK, walked to its end and back. */
import { expect, describe, it } from 'vitest';
import { unknownId, givenGenesys, idOf, idsOf } from './genesys-sdk.js';
import { rejectionOf } from './rejection.js';
import type { GenesysSetup } from './genesys-sdk.js';

interface Page {
  entities?: { id?: string }[];
  nextUri?: string;
  previousUri?: string;
  selfUri?: string;
}

interface Place {
  readonly before?: string;
  readonly after?: string;
}

interface PagedList {
  readonly operation: string;
  /** Fills the list with so many entries, and answers how to read a page of two. */
  readonly given: (
    setup: GenesysSetup,
    size: number,
  ) => Promise<{
    readonly path: string;
    readonly page: (place: Place) => Promise<Page>;
  }>;
}

const pageSize = '2';

const lists: readonly PagedList[] = [
  {
    operation: 'getAssistants',
    async given({ assistants, created }, size) {
      for (let made = 0; made < size; made += 1) await created({ name: 'Of Ärzte & Söhne' });
      await created({ name: 'left out by the filter' });
      const name = 'Of Ärzte & Söhne';
      return {
        path: '/api/v2/assistants',
        page: (place) => assistants.getAssistants({ ...place, pageSize, name, expand: 'copilot' }),
      };
    },
  },
  {
    operation: 'getAssistantQueues',
    async given({ assistants, attached, created }, size) {
      const id = await created();
      for (let made = 0; made < size; made += 1) await attached(id);
      await attached(await created());
      return {
        path: `/api/v2/assistants/${id}/queues`,
        page: (place) => assistants.getAssistantQueues(id, { ...place, pageSize }),
      };
    },
  },
  {
    operation: 'getAssistantsQueues',
    async given({ assistants, attached, created }, size) {
      const id = await created();
      // Without any id the filter would be off.
      const queueIds = [unknownId];
      for (let made = 0; made < size; made += 1) queueIds.push(await attached(id));
      await attached(id);
      const asked = queueIds.join(',');
      return {
        path: '/api/v2/assistants/queues',
        page: (place) => assistants.getAssistantsQueues({ ...place, pageSize, queueIds: asked }),
      };
    },
  },
  {
    operation: 'getAssistantsAgentchecklists',
    async given({ assistants }, size) {
      const checklistItems = [{ name: 'Greet' }];
      for (let made = 0; made <= size; made += 1) {
        const name = `${made < size ? 'Shown' : 'Hidden'} ${made % 2}`;
        await assistants.postAssistantsAgentchecklists({ name, language: 'en-US', checklistItems });
      }
      const query = { namePrefix: 'Shown', sortBy: 'name', sortOrder: 'desc', pageSize };
      return {
        path: '/api/v2/assistants/agentchecklists',
        page: (place) => assistants.getAssistantsAgentchecklists({ ...query, ...place }),
      };
    },
  },
];

/** The cursor in a link, which has to be relative and to lead to the same list. */
function cursorOf(link: string | undefined, name: 'before' | 'after', path: string) {
  if (link === undefined) return undefined;
  expect(link.startsWith(`${path}?`)).toBe(true);
  const query = new URLSearchParams(link.slice(path.length + 1));
  expect(query.get('pageSize')).toBe(pageSize);
  return query.get(name) ?? undefined;
}

describe.each(lists)('$operation', ({ given }) => {
  it.each([0, 1, 2, 3, 4, 5])('reads %i entries to the end and back', async (size) => {
    const { path, page } = await given(await givenGenesys(), size);

    const forth: Page[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const next: Page = await page({ after });
      forth.push(next);
      after = cursorOf(next.nextUri, 'after', path);
    }
    const ids = forth.map(idsOf);
    expect(ids.map(({ length }) => length)).toEqual(
      [[0], [1], [2], [2, 1], [2, 2], [2, 2, 1]][size],
    );
    expect(new Set(ids.flat()).size).toBe(size);
    expect(forth[0]).not.toHaveProperty('previousUri');

    const back: string[][] = [];
    for (let last: Page | undefined = forth.at(-1); last;) {
      back.unshift(idsOf(last));
      const before = cursorOf(last.previousUri, 'before', path);
      last = before === undefined ? undefined : await page({ before });
    }
    expect(back).toEqual(ids);
  });

  it('follows the links unchanged', async () => {
    const setup = await givenGenesys();
    const { page } = await given(setup, 3);
    const first = await page({});

    const json = ['application/json'];
    const { nextUri = '' } = first;
    const second = (await setup.client.callApi(
      nextUri, 'GET', {}, {}, {}, {}, null, ['PureCloud OAuth'], json, json,
    )) as Page; // prettier-ignore

    expect(second.selfUri).toBe(nextUri);
    expect(idsOf(second)).toHaveLength(1);
    expect(second).not.toHaveProperty('nextUri');
  });

  it('refuses a cursor of another list', async () => {
    const setup = await givenGenesys();
    const { page } = await given(setup, 3);
    const { nextUri = '' } = await page({});
    const after = new URLSearchParams(nextUri.slice(nextUri.indexOf('?'))).get('after') ?? '';

    const { assistants } = setup;
    const other = assistants.getAssistants({ after, name: 'another query' });
    expect(await rejectionOf(other)).toMatchObject({
      status: 400,
      code: 'invalid.query.param.value',
      details: [{ fieldName: 'after' }],
    });
  });
});

it('continues at the same place if entries change between two pages', async () => {
  const { assistants, created } = await givenGenesys();
  const ids: string[] = [];
  for (let made = 0; made < 5; made += 1) ids.push(await created({ name: `${made}` }));

  const { nextUri = '' } = await assistants.getAssistants({ pageSize: '3' });
  const after = new URLSearchParams(nextUri.slice(nextUri.indexOf('?'))).get('after') ?? '';
  await assistants.deleteAssistant(ids[0] ?? '');
  await assistants.deleteAssistant(ids[2] ?? '');
  const late = await created({ name: 'late' });

  const rest = await assistants.getAssistants({ pageSize: '3', after });
  expect(rest.entities?.map(idOf)).toEqual([ids[3], ids[4], late]);
});
