/**
 * What in a migration would break the version that serves while it is applied, or that is rolled back to. First a version
 * expands: it adds what may be missing. A later one contracts, once nothing serves that knows the old; its statements say
 * so in a comment right above, \`-- contract: why nothing needs it any more\`.
 * @param {string} sql
 * @returns {string[]} a sentence each
 */
export function breaksTheOldVersion(sql) {
  return examine(sql, 'contract', findings)
}

/**
 * What in a migration would keep the version that serves waiting for as long as it goes through every row of a table. A
 * table that it makes itself has none. Where a table is small for good, or the rows looked at are few, a comment right above
 * says so, `-- brief: why it takes no time`.
 * @param {string} sql
 * @returns {string[]} a sentence each
 */
export function keepsOthersWaiting(sql) {
  return examine(sql, 'brief', waits)
}

function examine(sql, excuse, look) {
  const bare = sql.replace(/\$(\w*)\$.*?\$\1\$/gs, "''")
  const statements = bare
    .split(';')
    .map((text) => ({
      isExcused: new RegExp(`^\\s*--\\s*${excuse}:\\s*\\S+`, 'm').test(text),
      text: text.replace(/--.*$/gm, '').trim().replace(/\s+/g, ' '),
    }))
    .filter(({ text }) => text !== '')
  const names = (pattern) => [...bare.matchAll(pattern)].map(([, name]) => name)
  const context = {
    made: new Set(names(/create\s+table\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?/gi)),
    functions: names(/create\s+(?:or\s+replace\s+)?function\s+"?(\w+)"?/gi),
    statements: statements.map(({ text }) => text),
  }
  return statements.filter(({ isExcused }) => !isExcused).flatMap(({ text }) => look(text, context))
}

function findings(statement, { made, functions }) {
  const dropped = /^drop (table|view|type|function)(?: if exists)? "?(\w+)"?/i.exec(statement)
  if (dropped) {
    const [, kind, name] = dropped
    const isReplaced = kind.toLowerCase() === 'function' && functions.includes(name)
    return isReplaced || made.has(name) ? [] : [`${name} is dropped, which the old version may use`]
  }
  return actionsOn(statement, made).flatMap(([table, action]) => changes(table, action))
}

/** What an ALTER TABLE does to a table that was there before, one by one. */
function actionsOn(statement, made) {
  const [, table, actions] = /^alter table (?:if exists )?(?:only )?"?(\w+)"? (.*)$/is.exec(statement) ?? []
  if (!table || made.has(table)) return []
  return split(actions).map((action) => [table, action])
}

function changes(table, action) {
  if (/^drop (column )?(?!constraint|not null|default)/i.test(action))
    return [`a column of ${table} is dropped, which the old version may read`]
  if (/^rename /i.test(action))
    return [`${table} is renamed, or something of it: the old version knows the old name`]
  if (/^alter .* type /i.test(action))
    return [`a column of ${table} changes its type: every row is written, under a lock`]
  if (/^alter .* set not null/i.test(action))
    return [`the old version may write nothing into what ${table} now wants`]
  if (/^add column /i.test(action) && /not null/i.test(action) && !/ default | generated /i.test(action))
    return [`the old version writes rows of ${table} without the new column, which has no default`]
  return []
}

const INDEX =
  /^create (?:unique )?index (concurrently )?(?:if not exists )?(?:"?\w+"? )?on (?:only )?"?(\w+)"?/i

function waits(statement, { made, statements }) {
  const [isIndex, concurrently, indexed] = INDEX.exec(statement) ?? []
  if (concurrently)
    return statements.length === 1
      ? []
      : [`an index of ${indexed} that is built concurrently stands alone in its migration`]
  if (isIndex)
    return made.has(indexed)
      ? []
      : [
          `nobody writes to ${indexed} while its index is built: CREATE INDEX CONCURRENTLY, in a migration alone`,
        ]
  return actionsOn(statement, made).flatMap(([table, action]) => long(table, action, statements))
}

const VOLATILE = / default \(*(?!now\b|current_|'|-?\d|true\b|false\b|null\b|array\b|\{)"?\w+"?\s*\(/i

function long(table, action, statements) {
  if (/^add column /i.test(action) && VOLATILE.test(action))
    return [`every row of ${table} is written, under a lock, with a value of its own for the new column`]
  if (/^add (constraint "?\w+"? )?(unique|primary key|exclude)\b(?!.* using index )/i.test(action))
    return [`nobody reads ${table} while its index is built: build it first, and add it USING INDEX`]
  if (/^add (constraint "?\w+"? )?(check|foreign key)\b(?!.* not valid$)/i.test(action))
    return [
      `every row of ${table} is checked under a lock: NOT VALID, and VALIDATE CONSTRAINT in the next migration`,
    ]
  const adds = new RegExp(`^alter table "?${table}"? .*not valid`, 'i')
  if (/^validate constraint /i.test(action) && statements.some((other) => adds.test(other)))
    return [`what is NOT VALID on ${table} is validated by the next migration: this one still holds its lock`]
  return []
}

/** The actions of one ALTER TABLE: at the commas that are in no parentheses. */
function split(actions) {
  const found = ['']
  let depth = 0
  for (const sign of actions) {
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (sign === ',' && depth === 0) found.push('')
    else found[found.length - 1] += sign
  }
  return found.map((action) => action.trim())
}
