/** Assistants whose status is not `active`. */
import type { AssistantStatus } from '@assistant-provider/core';
import type { FindingSeverity } from '../finding.js';
import { asObject, forEachAssistant, type Rule } from '../rule.js';

const severities: Readonly<Partial<Record<AssistantStatus, FindingSeverity>>> = {
  failed: 'error',
  inactive: 'warning',
  creating: 'info',
  unknown: 'info',
};

export const assistantNotActive: Rule = (inputs) =>
  forEachAssistant(inputs, (assistant) => {
    const severity = severities[assistant.status];
    const message = `the status of the assistant is ${assistant.status}`;
    return severity === undefined ? [] : [{ severity, object: asObject(assistant), message }];
  });
