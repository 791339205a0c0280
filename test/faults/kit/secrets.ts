/** Looks for secrets in whatever came out of a call: errors in all their forms, logs, spans, states. */
import { inspect } from 'node:util';

/** Everything that a log or a console could show of a value. */
export function shownForms(value: unknown): readonly string[] {
  const forms = [inspect(value, { depth: null, showHidden: true, getters: true })];
  if (value instanceof Error) forms.push(value.message, String(value), value.stack ?? '');
  try {
    forms.push(JSON.stringify(value) ?? '');
  } catch {
    // A circle has no JSON; the first form shows it.
  }
  return forms;
}

/** Which of the secrets, or of their encoded forms, stand in one of the texts. */
export function found(secrets: readonly string[], texts: readonly string[]): readonly string[] {
  const forms = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64').replace(/=+$/, ''),
      JSON.stringify(secret).slice(1, -1),
    ]);
  return [...new Set(forms)].filter((form) => texts.some((text) => text.includes(form)));
}
