/** Hides the credentials of open accounts, which a vendor or a proxy may repeat in an error. */
import { jsonInScript, markup } from '../report/html.js';

/** Returns text without any of the secrets. */
export type Mask = (text: string) => string;

/**
 * Returns a function that masks the secrets, also as JSON, HTML and URLs write them. Secrets may be added
 * to the list later.
 */
export function maskOf(secrets: readonly string[]): Mask {
  let known = 0;
  let forms: readonly string[] = [];
  return (text) => {
    // Every cell of a table is masked, so the forms are made once.
    if (known !== secrets.length) {
      known = secrets.length;
      // A secret may be a part of another one, which must not stay behind in pieces.
      forms = secrets.flatMap(formsOf).sort((one, other) => other.length - one.length);
    }
    return forms.reduce((shown, form) => shown.replaceAll(form, '***'), text);
  };
}

function formsOf(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const inScript = jsonInScript(json).text;
  // A lone surrogate cannot be encoded.
  const url = encodeURIComponent(secret.replaceAll(/[\ud800-\udfff]/gu, '\ufffd'));
  return [...new Set([secret, json, inScript, markup`${secret}`.text, url])];
}
