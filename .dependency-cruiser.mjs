/**
 * Who may import whom: the table of the house, as errors. A place may import itself and what is listed for it; the
 * folder fences/boundaries holds a file that breaks each rule.
 */

/** In the order in which they may build on each other: whoever isn't named stands above all of these, beside the rest. */
const FOUNDATIONS = ['identity', 'registry']

const TEST = '\\.(test|itest)\\.tsx?$'
const PRODUCT = '^(src|prisma/demo)/|^middleware\\.ts$'
/** What only a server can run; the rest of a module must be fit for a browser. */
const SERVER_ROOMS =
  '^src/modules/[^/]+/(queries|service|policy|router|notifications|jobs|api|demo)(/|\\.tsx?$|-[a-z-]+\\.ts$)'
/** Schemas, events, and the rules of a noun. */
const PURE_ROOMS = '^src/modules/[^/]+/[a-z-]+\\.ts$'
const DATABASE_OR_SERVER_PACKAGE =
  '(^|/)node_modules/(@prisma|(@types/)?pg|graphile-worker|next-auth|pino|@node-rs|@upstash)/'

const may = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: TEST },
  to: { path: '^(src|prisma|scripts|e2e|fences)/|^[^/]+\\.[a-z]+$', pathNot: [from, ...allowed] },
})

const never = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to })

const LIB = '^src/lib/'
const UI = '^src/ui/'
const SERVER = '^src/server/'
const MODULES = '^src/modules/'
const REGISTRY = '^src/registry/'
const TESTING = '^src/testing/'
const GENERATED = '^src/generated/'

const places = [
  may('lib-stands-alone', LIB, [], 'Pure functions know nothing of the project.'),
  may('ui-on-lib', UI, [LIB], 'The design system knows no word of the domain.'),
  may(
    'integrations-on-lib',
    '^src/integrations/',
    [LIB],
    'The outside world, behind ports that know nobody.',
  ),
  may('server-on-lib', SERVER, [LIB, '^src/integrations/', GENERATED], 'The kit knows no module by name.'),
  may(
    'modules-on-server',
    MODULES,
    [SERVER, UI, LIB, GENERATED],
    'A module stands on the kit and the design system.',
  ),
  may(
    'registry-on-modules',
    REGISTRY,
    [MODULES, SERVER, UI, LIB, '^src/app/messages/'],
    'The registry lists the modules; the words of pages are data.',
  ),
  may('app-on-registry', '^src/app/', [REGISTRY, MODULES, SERVER, UI, LIB], 'Pages come last.'),
  may(
    'worker-on-registry',
    '^src/worker\\.ts$',
    [REGISTRY, SERVER, LIB],
    'The worker runs what the registry lists.',
  ),
  may(
    'instrumentation-on-server',
    '^src/instrumentation\\.ts$',
    [SERVER],
    'What Next starts first is kit alone.',
  ),
  may(
    'middleware-on-lib',
    '^(middleware|src/proxy)\\.ts$',
    [LIB, '^src/server/config\\.ts$'],
    'Every request passes the middleware: nothing heavy, and no rule of the domain.',
  ),
]

const besideTheProduct = [
  may(
    'demo-on-registry',
    '^prisma/demo/',
    [REGISTRY, SERVER, LIB, '^scripts/'],
    'The demo is made by the modules.',
  ),
  may('journeys-from-outside', '^e2e/', [LIB, '^scripts/'], 'A journey knows what a visitor knows.'),
]

const betweenModules = [
  never(
    'modules-by-the-front-door',
    { path: '^src/modules/([^/]+)/', pathNot: TEST },
    { path: MODULES, pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(api|events|schemas)\\.ts$'] },
    'Of another module only its api, events and schemas are known.',
  ),
  ...FOUNDATIONS.map((name, index) => {
    const below = FOUNDATIONS.slice(0, index + 1).join('|')
    return never(
      `${name}-keeps-its-place`,
      { path: `^src/modules/${name}/`, pathNot: TEST },
      { path: `^src/modules/(?!(${below})/)` },
      'Modules build on each other in one order.',
    )
  }),
  never(
    'modules-on-foundations-only',
    { path: '^src/modules/([^/]+)/', pathNot: [`^src/modules/(${FOUNDATIONS.join('|')})/`, TEST] },
    { path: MODULES, pathNot: ['^src/modules/$1/', `^src/modules/(${FOUNDATIONS.join('|')})/`] },
    'Whoever another module has to build on belongs in the written order first.',
  ),
]

const insideModules = [
  never(
    'manifest-is-light',
    { path: '^src/modules/[^/]+/manifest\\.ts$' },
    { path: SERVER_ROOMS, dynamic: false, dependencyTypesNot: ['type-only'] },
    'A browser reads the manifest, so heavy parts are imported when they are needed.',
  ),
  never(
    'rules-are-pure',
    { path: PURE_ROOMS, pathNot: [TEST, SERVER_ROOMS, '/manifest\\.ts$'] },
    {
      path: `${SERVER_ROOMS}|${SERVER}`,
      pathNot: '^src/server/(events|jobs)\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
    'Rules, schemas and the names of events and jobs stand without the server: screens and other modules read them.',
  ),
  never(
    'screens-without-server-rooms',
    { path: '^src/modules/[^/]+/ui/', pathNot: TEST },
    { path: SERVER_ROOMS, dependencyTypesNot: ['type-only'] },
    'Screens ask the server through the API, and know of it types alone.',
  ),
  never(
    'screens-without-server-kit',
    { path: '^src/modules/[^/]+/ui/', pathNot: TEST },
    {
      path: SERVER,
      pathNot: '^src/server/(trpc/react\\.tsx|permissions\\.ts)$',
      dependencyTypesNot: ['type-only'],
    },
    'Screens ask the server through the API, and know of it types alone.',
  ),
  never(
    'pages-without-queries',
    { path: '^src/app/', pathNot: TEST },
    { path: `${SERVER_ROOMS}|^src/server/db/`, dependencyTypesNot: ['type-only'] },
    'A page checks its right, prefetches, and renders a screen: no rules, no queries.',
  ),
]

const everywhere = [
  never(
    'browser-code-without-node',
    { path: '^src/(ui|modules/[^/]+/ui)/', pathNot: TEST },
    { dependencyTypes: ['core'] },
    'It runs in browsers.',
  ),
  never(
    'browser-code-without-server-packages',
    { path: '^src/(ui|modules/[^/]+/ui)/', pathNot: TEST },
    { path: `${DATABASE_OR_SERVER_PACKAGE}|${GENERATED}` },
    'It runs in browsers, and a row is no shape for a screen.',
  ),
  never(
    'client-in-db-only',
    { path: '^src/', pathNot: ['^src/server/db/', GENERATED, TESTING, TEST] },
    { path: GENERATED, pathNot: '^src/generated/prisma/enums\\.ts$', dependencyTypesNot: ['type-only'] },
    'The raw client would pass by the fences.',
  ),
  never(
    'testing-in-tests-only',
    { path: PRODUCT, pathNot: [TESTING, TEST] },
    { path: `${TESTING}|${TEST}` },
    'The product runs without its tests.',
  ),
  never(
    'product-without-dev-packages',
    { path: PRODUCT, pathNot: [TESTING, TEST] },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(^|/)node_modules/@types/' },
    'In production only `dependencies` are installed.',
  ),
  never(
    'listed-packages',
    {},
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    'package.json lists what we use.',
  ),
  never(
    'no-deprecated-core',
    {},
    { dependencyTypes: ['core'], path: '^(node:)?(punycode|domain|constants|sys|_linklist|_stream_wrap)$' },
    'Node keeps them for old programs only.',
  ),
  never('resolvable', {}, { couldNotResolve: true }, 'What is imported exists.'),
  never('no-circle', {}, { circular: true }, 'Imports never form a circle, those of types included.'),
  never(
    'no-orphan',
    {
      orphan: true,
      path: PRODUCT,
      pathNot: ['\\.d\\.ts$', '^src/app/.*/route\\.ts$', '^src/instrumentation'],
    },
    {},
    'A file that nothing imports and that imports nothing.',
  ),
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...places, ...besideTheProduct, ...betweenModules, ...insideModules, ...everywhere],
  options: {
    doNotFollow: { path: ['node_modules', GENERATED] },
    exclude: { path: '^(\\.[a-z]|fences/[a-z]+/|public/|playwright-report/|test-results/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
}
