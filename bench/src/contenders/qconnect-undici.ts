/** undici and `JSON.parse` without a signature: no AWS client can do less. */
import { request } from 'undici';
import { expectId, type Connect } from './contender.js';

export const connect: Connect = (target) => {
  const url = `${target.url}/assistants/${target.assistantId}`;
  return {
    async get() {
      const { body } = await request(url);
      const { assistant } = JSON.parse(await body.text()) as { assistant: { assistantId: string } };
      expectId(assistant.assistantId, target);
    },
    close: () => Promise.resolve(),
  };
};
