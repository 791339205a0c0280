/** Settings in use that the vendor deprecates. Which ones these are stands in the adapter's crosswalk. */
import type { Crosswalk, CrosswalkObject } from '@assistant-provider/core';
import type { ObservedAssistant } from '../../observe/observed.js';
import {
  asObject,
  forEachAssistant,
  hasAllParts,
  ofAssistant,
  type FoundObject,
  type Rule,
} from '../rule.js';

export const deprecatedSetting: Rule = (inputs) => {
  const { crosswalk = { fields: [] }, features } = inputs;
  let isPartly = false;
  const { found } = forEachAssistant(inputs, (assistant) => {
    if (features.parts && !hasAllParts(inputs, assistant)) isPartly = true;
    return [
      ...(assistant.deprecated ?? [])
        .filter((field) => !isSaidByPart(crosswalk, assistant, 'assistant', field))
        .map((field) => settingOf(crosswalk, 'assistant', field, asObject(assistant))),
      ...inParts(crosswalk, assistant),
    ];
  });
  return { state: isPartly ? 'partly' : 'checked', found };
};

type Fields = Pick<Crosswalk, 'fields'>;

function* inParts(crosswalk: Fields, assistant: ObservedAssistant): Iterable<FoundObject> {
  for (const [kind, ofKind] of Object.entries(assistant.parts ?? {}))
    for (const { id, name, deprecated = [] } of ofKind)
      for (const field of deprecated) {
        if (isSaidByPart(crosswalk, assistant, `parts.${kind}`, field)) continue;
        const object = { kind, id, ...(name !== undefined && { name }) };
        const found = settingOf(crosswalk, `parts.${kind}`, field, object);
        yield { ...found, ...ofAssistant(assistant) };
      }
}

function settingOf(
  { fields }: Fields,
  object: CrosswalkObject,
  field: string,
  found: FoundObject['object'],
): FoundObject {
  const row = fields.find(
    (each) => each.object === object && each.field === field && each.deprecated !== undefined,
  );
  const message = `${field} is in use: ${(row?.deprecated ?? '').replace(/\.$/, '')}`;
  return { severity: 'warning', object: found, message };
}

/** An object of the vendor may carry a part, which then says the same about itself. */
const isSaidByPart = (
  { fields }: Fields,
  { parts }: ObservedAssistant,
  object: CrosswalkObject,
  field: string,
): boolean =>
  Object.entries(parts ?? {}).some(
    ([kind, ofKind]) =>
      object !== `parts.${kind}` &&
      ofKind.some(({ deprecated = [] }) => deprecated.some((own) => field.endsWith(own))) &&
      fields.some(
        (row) =>
          row.object === object &&
          row.as === `parts.${kind}` &&
          `${field}/`.startsWith(`${row.field}/`),
      ),
  );
