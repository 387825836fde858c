// The import law of the house; see the README, "Who may import whom".
const graph = require('./feature-graph.json')

const FOUNDATIONS = ['accounts', 'workspaces', 'classifications', 'provenance']
const features = Object.keys(graph)

/** A feature uses itself, the foundations, and what the graph declares for it. */
const declaredEdges = features.map((feature) => ({
  name: `feature-${feature}`,
  comment: `features/${feature} uses only itself, the foundations and: ${graph[feature].join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^app/features/${feature}/` },
  to: {
    path: '^app/features/',
    pathNot: `^app/features/(${[feature, ...FOUNDATIONS, ...graph[feature]].join('|')})/`,
    dependencyTypesNot: ['type-only'],
  },
}))

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'undeclared-feature',
      severity: 'error',
      comment: 'declare the folder in feature-graph.json',
      from: { path: '^app/features/', pathNot: `^app/features/(${features.join('|')})/` },
      to: {},
    },
    ...declaredEdges,
    { name: 'nobody-imports-a-route', severity: 'error', from: {}, to: { path: '^app/routes/' } },
    { name: 'routes-not-internal', severity: 'error', from: { path: '^app/routes/' }, to: { path: '^app/features/[^/]+/internal/' } },
    {
      name: 'internal-is-private',
      severity: 'error',
      from: { path: '^app/features/([^/]+)/' },
      to: { path: '^app/features/[^/]+/internal/', pathNot: '^app/features/$1/internal/' },
    },
    { name: 'routes-not-database', severity: 'error', from: { path: '^app/routes/' }, to: { path: '^app/platform/db/' } },
    { name: 'platform-knows-no-feature', severity: 'error', from: { path: '^app/platform/' }, to: { path: '^app/(features|routes|ui)/' } },
    { name: 'ui-imports-nothing-of-ours', severity: 'error', from: { path: '^app/ui/' }, to: { path: '^app/(features|platform|routes)/' } },
    {
      name: 'features-know-no-framework',
      severity: 'error',
      comment: 'no Request, no redirect: features return values or throw AppError',
      from: { path: '^app/features/.*\\.ts$' },
      to: { path: '@remix-run/' },
    },
    {
      name: 'server-only',
      severity: 'error',
      comment: '*.server.ts is imported by *.server.ts, by routes and by the entries only',
      from: { path: '^app/(features|ui|platform)/', pathNot: '\\.server\\.tsx?$' },
      to: { path: '\\.server\\.tsx?$', dependencyTypesNot: ['type-only'] },
    },
    { name: 'app-does-not-import-tests', severity: 'error', from: { path: '^(app|prisma)/' }, to: { path: '^tests/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(app/platform/db/generated|build)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
