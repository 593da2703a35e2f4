/**
 * What in a migration would break the version that serves while it is applied, or that is rolled back to. First a version
 * expands: it adds what may be missing. A later one contracts, once nothing serves that knows the old; its statements say
 * so in a comment right above, \`-- contract: why nothing needs it any more\`.
 * @param {string} sql
 * @returns {string[]} a sentence each
 */
export function breaksTheOldVersion(sql) {
  const bare = sql.replace(/\$(\w*)\$.*?\$\1\$/gs, "''")
  const made = new Set(
    [...bare.matchAll(/create\s+table\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?/gi)].map(([, name]) => name),
  )
  const functions = [...bare.matchAll(/create\s+(?:or\s+replace\s+)?function\s+"?(\w+)"?/gi)].map(
    ([, name]) => name,
  )
  return bare
    .split(';')
    .filter((statement) => !/^\s*--\s*contract:\s*\S+/m.test(statement))
    .map((statement) => statement.replace(/--.*$/gm, '').trim().replace(/\s+/g, ' '))
    .flatMap((statement) => findings(statement, made, functions))
}

function findings(statement, made, functions) {
  const dropped = /^drop (table|view|type|function)(?: if exists)? "?(\w+)"?/i.exec(statement)
  if (dropped) {
    const [, kind, name] = dropped
    const isReplaced = kind.toLowerCase() === 'function' && functions.includes(name)
    return isReplaced || made.has(name) ? [] : [`${name} is dropped, which the old version may use`]
  }
  const [, table, actions] = /^alter table (?:if exists )?(?:only )?"?(\w+)"? (.*)$/is.exec(statement) ?? []
  if (!table || made.has(table)) return []
  return split(actions).flatMap((action) => changes(table, action))
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
