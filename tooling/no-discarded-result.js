/**
 * An ESLint rule: a `Result` must not be thrown away, for its error would go unseen. The published
 * plugins ask for `match` everywhere and do not know `await`, `yield` or an assignment.
 */
import { ESLintUtils } from '@typescript-eslint/utils';

/** @type {import('@typescript-eslint/utils').TSESLint.RuleModule<'discarded'>} */
export default {
  defaultOptions: [],
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      discarded: 'This Result is thrown away, and its error with it. Look at it, or say `void`.',
    },
  },
  create(context) {
    const services = ESLintUtils.getParserServices(context);
    return {
      ExpressionStatement({ expression }) {
        // What is assigned is kept.
        if (expression.type === 'AssignmentExpression') return;
        const type = services.getTypeAtLocation(expression);
        const parts = type.isUnion() ? type.types : [type];
        // By shape: both Ok and Err of neverthrow have these two.
        const isResult = (part) =>
          ['isErr', '_unsafeUnwrapErr'].every((name) => part.getProperty(name) !== undefined);
        if (parts.some(isResult)) context.report({ node: expression, messageId: 'discarded' });
      },
    };
  },
};
