/** The numbers that stand in the sources, for comparison with those that stand in the guides. */
import ts from 'typescript';

/** The value of a top-level constant, `name` or `name.member`, as its source file writes it. */
export function constantIn(source: string, path: string): number {
  const [name = '', ...members] = path.split('.');
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest);
  const initializers = new Map(
    file.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations)
      .flatMap(({ name, initializer }) =>
        ts.isIdentifier(name) && initializer ? [[name.text, initializer] as const] : [],
      ),
  );

  const constant = (identifier: string): ts.Expression => {
    const initializer = initializers.get(identifier);
    if (!initializer) throw new Error(`there is no constant ${identifier}`);
    return initializer;
  };

  const valueOf = (node: ts.Expression): number => {
    if (ts.isNumericLiteral(node)) return Number(node.text);
    if (ts.isParenthesizedExpression(node)) return valueOf(node.expression);
    if (ts.isIdentifier(node)) return valueOf(constant(node.text));
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskToken)
      return valueOf(node.left) * valueOf(node.right);
    throw new Error(`${path} is not a number that is written out`);
  };

  const memberOf = (node: ts.Expression, member: string): ts.Expression => {
    const properties = ts.isObjectLiteralExpression(node) ? node.properties : [];
    const found = properties.find(
      (each) =>
        ts.isPropertyAssignment(each) && ts.isIdentifier(each.name) && each.name.text === member,
    );
    if (found && ts.isPropertyAssignment(found)) return found.initializer;
    throw new Error(`${path}: there is no ${member}`);
  };

  return valueOf(members.reduce(memberOf, constant(name)));
}

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  min: 60_000,
  MiB: 1_024 * 1_024,
  '%': 0.01,
};

/** What a cell says: a number, and maybe a unit. A word that is no unit names what is counted. */
export function valueInWords(words: string): number {
  const [, number = '', unit = ''] = /^([\d,.]+) ?(\S*)/.exec(words) ?? [];
  const value = Number(number.replaceAll(',', ''));
  if (number === '' || Number.isNaN(value)) throw new Error(`${words} begins with no number`);
  return value * (units[unit] ?? 1);
}
