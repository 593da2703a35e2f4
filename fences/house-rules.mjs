/**
 * Lint rules of this house that no library has. Most forbid a shape of code, given as a selector of the syntax tree
 * (https://eslint.org/docs/latest/extend/selectors); eslint.config.mjs says in which places.
 */

/** Imports at run time: types may come from anywhere. */
const valueImport = (pattern) => {
  const from = `[source.value=${pattern}]`
  return [
    `ImportDeclaration[importKind!="type"]${from}`,
    `ExportNamedDeclaration[exportKind!="type"]${from}`,
    `ImportExpression${from}`,
  ].join(', ')
}

const named = (name) => `:matches([key.name=${name}], [key.value=${name}])`

const forbidden = {
  'env-in-config-only': [
    ':matches(MemberExpression[object.name="process"][property.name="env"]:not(MemberExpression[property.name="NEXT_RUNTIME"] > .object), ImportDeclaration[source.value=/^(node:)?process$/])',
    'Settings are read and checked in src/server/config.ts; use config().',
  ],
  'next-runtime-in-instrumentation-only': [
    'MemberExpression[object.object.name="process"][object.property.name="env"][property.name="NEXT_RUNTIME"]',
    'Only src/instrumentation.ts is built for every runtime and has to ask in which one it is.',
  ],
  'prisma-in-db-only': [
    valueImport('/(^@prisma\\u002F|generated\\u002Fprisma\\u002F(?!enums))/'),
    'Rows are reached through ctx.db, SQL is written with src/server/db/sql.ts; the raw client stays in src/server/db.',
  ],
  'pg-in-db-only': [
    valueImport('/^(pg|graphile-worker)$/'),
    'The database driver and the queue stay in the kit; modules have ctx.db and tx.enqueue.',
  ],
  'trpc-error-in-trpc-only': [
    'ImportSpecifier[imported.name="TRPCError"]',
    'Throw a DomainError; src/server/trpc turns it into what tRPC wants.',
  ],
  'no-estate-id-input': [
    `CallExpression[callee.property.name=/^(object|strictObject|looseObject|extend|safeExtend|record)$/] > ObjectExpression > Property${named('/^estate_?id$/i')}`,
    'The estate comes from the site; an input that names one could name another.',
  ],
  'no-unsafe-raw-sql': [
    'Identifier[name=/^\\$(query|execute)RawUnsafe$/]',
    'Write SQL as a tagged template, whose values become parameters.',
  ],
  'no-raw-html': [
    `:matches(JSXAttribute[name.name="dangerouslySetInnerHTML"], Property${named('"dangerouslySetInnerHTML"')})`,
    'No HTML is put on a page without React in between.',
  ],
  'clock-is-passed-in': [
    ':matches(NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.object.name="Date"][callee.property.name="now"], CallExpression[callee.object.name="Math"][callee.property.name="random"])',
    'Time comes from ctx.clock and chance from who calls, so that a test can say what they are.',
  ],
  'no-star-export': ['ExportAllDeclaration', 'Import the file that defines it.'],
  'no-barrel': ['Program', 'A file has the name of what it holds; none is called index.'],
  'no-default-export': [
    ':matches(ExportDefaultDeclaration, ExportSpecifier[exported.name="default"])',
    'Export by name; only what a framework loads by its default export has one.',
  ],
  'no-focused-or-skipped-test': [
    ':matches(MemberExpression[property.name=/^(only|skip|skipIf|runIf|todo|fixme|fails)$/]:has(> Identifier[name=/^(it|test|describe|suite|bench)$/], > MemberExpression > Identifier[name=/^(test|it)$/]), CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/])',
    'Every test runs, every time.',
  ],
  'no-sleep-in-test': [
    ':matches(Identifier[name="waitForTimeout"], NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"][arguments.length=2], ImportSpecifier[imported.name="setTimeout"], ImportNamespaceSpecifier[parent.source.value=/timers.promises$/])',
    'Wait for what should happen, not for a while.',
  ],
}

const forbid = ([selector, message]) => ({
  meta: { type: 'problem', schema: [], messages: { forbidden: message } },
  create: (context) => ({ [selector]: (node) => context.report({ node, messageId: 'forbidden' }) }),
})

const explainedDisable = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { unexplained: 'Name the rule and say after "--" why it can\'t hold here.' },
  },
  create: (context) => ({
    Program() {
      for (const { type, value, loc } of context.sourceCode.getAllComments()) {
        if (type === 'Shebang' || !/^\s*eslint-disable/.test(value)) continue
        if (/^\s*eslint-disable(-next-line|-line)?\s+[@a-z].*\s--\s+\S.{9,}/s.test(value)) continue
        // Before the comment, where it does not silence this report as well.
        const start = { line: loc.start.line, column: -1 }
        context.report({ loc: { start, end: loc.end }, messageId: 'unexplained' })
      }
    },
  }),
}

export const houseRules = {
  meta: { name: 'house' },
  rules: {
    ...Object.fromEntries(Object.entries(forbidden).map(([name, rule]) => [name, forbid(rule)])),
    'explained-disable': explainedDisable,
  },
}
