/**
 * A block of a document as a program. It is a module of its own; names that it does not declare are
 * those of its context. A comment behind `console.log(…)` says what that prints; `…` stands for anything.
 */
import ts from 'typescript';

export interface Program {
  readonly source: string;
  /** What each `console.log` is to print, in the order of the text; undefined if nothing is said. */
  readonly expected: readonly (string | undefined)[];
  /** The names that it takes from the context. */
  readonly takes: readonly string[];
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export function programOf(text: string, contextNames: readonly string[], support: string): Program {
  const file = ts.createSourceFile('block.ts', text, ts.ScriptTarget.Latest, true);
  const edits: Edit[] = [];
  const imports: string[] = [];
  const expected: (string | undefined)[] = [];
  const names = new Set<string>();

  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) {
      imports.push(statement.getText());
      edits.push({ from: statement.getStart(), to: statement.end, text: '' });
    }
    // Within a function nothing can be exported.
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    for (const modifier of modifiers)
      if (modifier.kind === ts.SyntaxKind.ExportKeyword)
        edits.push({ from: modifier.getStart(), to: modifier.end + 1, text: '' });
  }

  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    if (ts.isCallExpression(node) && node.expression.getText() === 'console.log') {
      const { expression, end } = node;
      edits.push({
        from: expression.getStart(),
        to: expression.end,
        text: `print(${expected.length})`,
      });
      expected.push(/^[^\n]*?\/\/ (.*)/.exec(text.slice(end))?.[1]?.trim());
    }
    node.forEachChild(visit);
  };
  visit(file);

  const body = edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((whole, edit) => whole.slice(0, edit.from) + edit.text + whole.slice(edit.to), text);
  const own = new Set(file.statements.flatMap(declaredBy));
  const takes = contextNames.filter((name) => names.has(name) && !own.has(name));
  return {
    expected,
    takes,
    source: [
      `import type { BlockContext } from '${support}/block-context.js';`,
      ...imports.map((line) =>
        // The same package, with the vendor's hosts on this machine.
        line.replace("'@assistant-provider/genesys'", `'${support}/emulated-genesys.js'`),
      ),
      `export default async ({ ${['print', ...takes].join(', ')} }: BlockContext): Promise<void> => {`,
      // The inner braces let a block declare what the context has, too.
      '{',
      body,
      '}};',
      '',
    ].join('\n'),
  };
}

const declaredBy = (statement: ts.Statement): readonly string[] => {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  return ts.isFunctionDeclaration(statement) && statement.name ? [statement.name.text] : [];
};

/** Whether what was printed is what the comment says. */
export function matches(expected: string, printed: readonly string[]): boolean {
  const pattern = expected.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`, 's').test(printed.join(', '));
}
