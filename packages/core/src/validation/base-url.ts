/** Parses the URL of a vendor's API, as an option of an adapter. */
import type { Parser } from './parser.js';
import { text } from './parser.js';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Parses an https URL, and removes trailing slashes. Adds an issue if the URL has credentials, a query
 * or a fragment. Allows http for the loopback address only, because requests carry secrets.
 */
export const baseUrl: Parser<string> = (value, field, issues) => {
  const given = text()(value, field, issues);
  if (given === undefined) return undefined;
  const note = (rule: string, message: string): undefined => {
    issues.push({ field, rule, message: `${field} ${message}` });
  };
  if (!URL.canParse(given)) return note('url', 'must be a URL such as https://api.example.com');
  const { protocol, hostname, username, password, origin, pathname } = new URL(given);
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback.test(hostname)))
    return note('https', 'must begin with https:// (http is allowed for localhost only)');
  if (username !== '' || password !== '') return note('url', 'must not contain credentials');
  if (/[?#]/.test(given)) return note('url', 'must not have a query or fragment');
  return `${origin}${pathname.replace(/\/+$/, '')}`;
};
