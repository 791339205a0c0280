/** The features and their operations as data, checked against the types. */
import type { FeatureMap, FeatureName } from './provider.js';

type OperationsOf = { readonly [F in FeatureName]: readonly (keyof FeatureMap[F])[] };

export const featureOperations = {
  editing: ['update'],
  queues: ['list', 'all', 'listBound', 'get', 'bind', 'bindMany', 'unbind', 'unbindMany'],
  aiAgents: ['list', 'assign', 'unassign'],
  knowledge: ['list', 'link', 'unlink'],
  tagging: ['list', 'tag', 'untag'],
} as const satisfies OperationsOf;

export const featureNames = Object.keys(featureOperations) as readonly FeatureName[];
