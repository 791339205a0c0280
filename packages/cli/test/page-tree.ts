/** Reads pages with the parser that browsers have. */
import { createRequire } from 'node:module';

/** A node as parse5 returns it. */
export interface PageNode {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly PageNode[];
}

interface Parser {
  readonly parse: (
    text: string,
    options: {
      readonly sourceCodeLocationInfo: true;
      readonly onParseError: (error: { readonly code: string }) => void;
    },
  ) => PageNode;
}

const { parse } = createRequire(import.meta.url)('parse5') as Parser;

/** Returns the tree, and the codes of all errors that the standard names. */
export function parsePage(text: string): { root: PageNode; errors: readonly string[] } {
  const errors: string[] = [];
  const root = parse(text, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code }) => errors.push(code),
  });
  return { root, errors };
}

/** Returns all elements of a name, in the order of the page. `*` stands for every element. */
export function elements(
  node: PageNode,
  name: string,
  leftOut: (node: PageNode) => boolean = () => false,
): readonly PageNode[] {
  if (leftOut(node)) return [];
  const own = node.attrs !== undefined && (name === '*' || node.nodeName === name) ? [node] : [];
  return [...own, ...(node.childNodes ?? []).flatMap((child) => elements(child, name, leftOut))];
}

export const attribute = (node: PageNode, name: string): string | undefined =>
  node.attrs?.find((each) => each.name === name)?.value;

export const textContent = (node: PageNode): string =>
  node.value ?? (node.childNodes ?? []).map(textContent).join('');
