import { stringify } from 'yaml'

/**
 * Renders the part of Helm's templates that our chart uses, and refuses every other: no cluster and no Helm is needed to
 * see what a chart comes to.
 * @param {Record<string, string>} files templates by name; those that begin with `_` only define
 * @param {Record<string, unknown>} values
 * @param {string} release
 * @returns {string} all manifests, as one stream of documents
 */
export function renderChart(files, values, release) {
  const root = { Values: values, Release: { Name: release } }
  const defined = {}
  const trees = Object.entries(files).map(([name, text]) => [name, parse(name, text, defined)])
  const rendered = trees.map(([name, tree]) =>
    name.startsWith('_') ? '' : render(tree, { dot: root, variables: { $: root }, defined }),
  )
  return rendered.join('\n---\n')
}

/** Text and actions as a tree; what `define` holds goes into `defined`. */
function parse(name, text, defined) {
  const top = { body: [] }
  const open = [top]
  const add = (node) => open.at(-1).body.push(node)
  for (const token of tokens(text)) {
    if (token.text !== undefined) add(token)
    else if (token.action === 'end') {
      if (open.length === 1) throw new Error(`${name}: an end without a beginning`)
      open.pop()
    } else if (/^(define|range)\b/.test(token.action)) {
      const [, kind, rest] = /^(\w+)\s+(.*)$/s.exec(token.action)
      const node = { kind, rest, body: [] }
      if (kind === 'define') defined[JSON.parse(rest)] = node.body
      else add(node)
      open.push(node)
    } else if (/^(if|with|else|block|template)\b/.test(token.action)) {
      throw new Error(`${name}: “${token.action}” is not understood`)
    } else add(token)
  }
  if (open.length > 1) throw new Error(`${name}: ${open.at(-1).kind} without an end`)
  return top.body
}

function tokens(text) {
  const found = []
  let trimNext = false
  for (const [index, piece] of text.split(/(\{\{-?.*?-?\}\})/s).entries()) {
    if (index % 2 === 0) {
      if (piece.includes('{{')) throw new Error('an action is not closed')
      found.push({ text: trimNext ? piece.trimStart() : piece })
      continue
    }
    if (piece.startsWith('{{-')) found.at(-1).text = found.at(-1).text.trimEnd()
    trimNext = piece.endsWith('-}}')
    found.push({ action: piece.replace(/^\{\{-?|-?\}\}$/g, '').trim() })
  }
  return found
}

function render(nodes, scope) {
  const inner = { ...scope, variables: { ...scope.variables } }
  return nodes.map((node) => renderNode(node, inner)).join('')
}

function renderNode(node, scope) {
  if (node.text !== undefined) return node.text
  if (node.kind === 'range') return renderRange(node, scope)
  const set = /^(\$\w+)\s*:=\s*(.*)$/s.exec(node.action)
  if (!set) return String(evaluate(node.action, scope))
  scope.variables[set[1]] = evaluate(set[2], scope)
  return ''
}

function renderRange({ rest, body }, scope) {
  const [, key, value, list] = /^(?:(\$\w+)\s*(?:,\s*(\$\w+))?\s*:=\s*)?(.*)$/s.exec(rest)
  const given = evaluate(list, scope)
  const entries = Array.isArray(given) ? [...given.entries()] : Object.entries(given).sort()
  return entries
    .map(([at, item]) => {
      const named = value ? { [key]: at, [value]: item } : key ? { [key]: item } : {}
      return render(body, { ...scope, dot: item, variables: { ...scope.variables, ...named } })
    })
    .join('')
}

const functions = {
  quote: (_, value) => JSON.stringify(String(value)),
  printf: (_, format, ...values) => format.replace(/%s/g, () => String(values.shift())),
  list: (_, ...values) => values,
  index: (_, value, key) => required(value[key], key),
  nindent: (_, width, text) =>
    `\n${String(text)
      .split('\n')
      .map((line) => (line ? ' '.repeat(width) + line : line))
      .join('\n')}`,
  toYaml: (_, value) => stringify(value).trimEnd(),
  include: (scope, name, dot) => render(required(scope.defined[name], name), { ...scope, dot }),
}

function evaluate(expression, scope) {
  const stages = words(expression)
  let piped
  for (const stage of stages) {
    const args = stage.slice(1).map((word) => valueOf(word, scope))
    const isCall = typeof stage[0] === 'string' && Object.hasOwn(functions, stage[0])
    if (!isCall && (stage.length > 1 || piped)) throw new Error(`“${expression}” is not understood`)
    piped = [isCall ? functions[stage[0]](scope, ...args, ...(piped ?? [])) : valueOf(stage[0], scope)]
  }
  return piped[0]
}

/** The stages of a pipeline, each a list of words; what stands in parentheses is a word of its own. */
function words(expression) {
  const stages = [[]]
  for (const [word] of expression.matchAll(/"(?:[^"\\]|\\.)*"|\((?:[^()]|\([^()]*\))*\)|\||[^\s|()"]+/g)) {
    if (word === '|') stages.push([])
    else stages.at(-1).push(word)
  }
  return stages
}

function valueOf(word, scope) {
  if (word.startsWith('"')) return JSON.parse(word)
  if (word.startsWith('(')) return evaluate(word.slice(1, -1), scope)
  if (/^-?\d+$/.test(word)) return Number(word)
  const [, variable, path] = /^(\$\w*)?((?:\.\w+)*|\.)$/.exec(word) ?? []
  if (path === undefined) throw new Error(`“${word}” is not understood`)
  const from = variable ? required(scope.variables[variable], word) : scope.dot
  return path
    .split('.')
    .filter(Boolean)
    .reduce((value, key) => required(value[key], word), from)
}

function required(value, name) {
  if (value === undefined) throw new Error(`there is no ${name}`)
  return value
}
