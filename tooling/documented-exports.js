/**
 * An ESLint rule: whatever a package's entry points export has a doc comment, and so has each member
 * of an exported type, because both appear as hover text in the editor of a reader who has nothing
 * else. The entry points are read from the package's own `exports`.
 */
import { ESLintUtils } from '@typescript-eslint/utils';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** The sources of the entry points of a package, by the package's folder. */
const entryPointsByPackage = new Map();
/** The declarations that must have a comment, by program and then by package. */
const declarationsByProgram = new WeakMap();

export default ESLintUtils.RuleCreator.withoutDocs({
  defaultOptions: [{ members: true }],
  meta: {
    type: 'suggestion',
    schema: [
      {
        type: 'object',
        properties: { members: { type: 'boolean' } },
        additionalProperties: false,
      },
    ],
    messages: {
      undocumented:
        '`{{name}}` is public and has no doc comment. Say what the caller gets, then errors and defaults.',
    },
  },
  create(context, [{ members }]) {
    const { program } = ESLintUtils.getParserServices(context);
    const folder = packageOf(context.filename);
    return {
      Program() {
        const file = program.getSourceFile(context.filename);
        for (const node of declarationsOf(program, folder)) {
          if (node.getSourceFile() !== file || isDocumented(node)) continue;
          if (!members && isMember(node)) continue;
          const place = node.name ?? node;
          context.report({
            messageId: 'undocumented',
            data: { name: place.getText() },
            loc: {
              start: context.sourceCode.getLocFromIndex(place.getStart()),
              end: context.sourceCode.getLocFromIndex(place.getEnd()),
            },
          });
        }
      },
    };
  },
});

/** The nearest folder that holds a package.json. */
function packageOf(path) {
  const folder = dirname(path);
  return existsSync(join(folder, 'package.json')) ? folder : packageOf(folder);
}

function entryPointsOf(folder) {
  if (!entryPointsByPackage.has(folder)) {
    const { exports = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const paths = Object.values(exports)
      .map(({ types }) => types)
      .filter((path) => path !== undefined)
      .map((path) => join(folder, path.replace('dist/', 'src/').replace(/\.d\.ts$/, '.ts')));
    entryPointsByPackage.set(folder, paths);
  }
  return entryPointsByPackage.get(folder);
}

function declarationsOf(program, folder) {
  const byPackage = declarationsByProgram.get(program) ?? new Map();
  declarationsByProgram.set(program, byPackage);
  if (!byPackage.has(folder)) {
    const checker = program.getTypeChecker();
    const exported = entryPointsOf(folder).flatMap((path) => {
      const symbol = checker.getSymbolAtLocation(program.getSourceFile(path) ?? {});
      return symbol === undefined ? [] : checker.getExportsOfModule(symbol);
    });
    const symbols = exported.map((symbol) =>
      symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    );
    const members = symbols.flatMap((symbol) => membersOf(checker, symbol));
    const nodes = [...symbols, ...members].flatMap(({ declarations = [] }) => declarations);
    byPackage.set(folder, new Set(nodes));
  }
  return byPackage.get(folder);
}

/** The members of a type, inherited and intersected ones included; of a union, those of each part. */
function membersOf(checker, symbol) {
  const isType = ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Class;
  if (!(symbol.flags & isType)) return [];
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  return (type.isUnion() ? type.types : [type]).flatMap((part) =>
    part.flags & ts.TypeFlags.Object || part.isIntersection() ? part.getProperties() : [],
  );
}

/** A literal type names a case of a union; `never` and `undefined` rule a member out of one. */
const isDiscriminant = (node) =>
  ts.isPropertySignature(node) &&
  node.type !== undefined &&
  (ts.isLiteralTypeNode(node.type) ||
    [ts.SyntaxKind.NeverKeyword, ts.SyntaxKind.UndefinedKeyword].includes(node.type.kind));

const isMember = (node) => ts.isPropertySignature(node) || ts.isMethodSignature(node);

/** Members of inferred types, e.g. those of `typeof table`, are values and not declarations. */
const isDeclaration = (node) =>
  ts.isPropertySignature(node) ||
  ts.isMethodSignature(node) ||
  ts.isPropertyDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isClassDeclaration(node) ||
  ts.isFunctionDeclaration(node) ||
  ts.isVariableDeclaration(node);

function isDocumented(node) {
  if (!isDeclaration(node) || isDiscriminant(node)) return true;
  return ts.getJSDocCommentsAndTags(node).length > 0;
}
