/** Queues without an assistant, and assistants without a queue. */
import { asObject, forEachAssistant, notChecked, type Rule } from '../rule.js';

export const queueWithoutAssistant: Rule = (inputs) => {
  const { observed, assistants, features } = inputs;
  const { limits, names, queuesOfOthers } = observed;
  const kind = limits.queues?.directoryKind;
  if (!features.queues || kind === undefined || limits.directory?.kinds[kind] === undefined)
    return notChecked('unsupported');
  if (inputs.isHidden({ what: 'queues' }) || !names.completeKinds.has(kind))
    return notChecked('unseen');
  const bound = new Set(queuesOfOthers);
  for (const { queues = [] } of assistants) for (const { queueId } of queues) bound.add(queueId);
  return {
    state: 'checked',
    found: [...names.entriesOf(kind)]
      .filter(({ id }) => !bound.has(id))
      .map(({ id, name }) => ({
        severity: 'info',
        object: { kind, id, name },
        message: 'no assistant serves the queue',
      })),
  };
};

export const assistantWithoutQueue: Rule = (inputs) => {
  if (!inputs.features.queues) return notChecked('unsupported');
  return forEachAssistant(inputs, (assistant) => {
    if (assistant.queues === undefined) return undefined;
    const object = asObject(assistant);
    const message = 'the assistant serves no queue';
    return assistant.queues.length > 0 ? [] : [{ severity: 'warning', object, message }];
  });
};
