import { parse } from 'yaml'
import { said, shapeOf } from './deployment-checks.mjs'
import * as schemas from './deployment-schemas.mjs'

/** @param {import('./deployment-checks.mjs').Project} project */
export function workflows(project, files) {
  const parsed = new Map(files.map((file) => [file, parse(project.text(file))]))
  const names = [...parsed.values()].map(({ name }) => name)
  const { scripts } = JSON.parse(project.text('package.json'))
  return files.flatMap((file) => {
    const it = parsed.get(file)
    const shape = shapeOf(file, schemas.workflow, it)
    if (shape.length > 0) return shape
    const unknown = (it.on.workflow_run?.workflows ?? []).filter((name) => !names.includes(name))
    return [
      ...unknown.map((name) => `${file}: there is no workflow ${name}`),
      ...Object.entries(it.jobs).flatMap(([job, { needs, uses, with: given = {}, steps = [] }]) => [
        ...said(!needs || needs in it.jobs, `${file}: ${job} needs ${needs}, which is not there`),
        ...(uses ? called(`${file}: ${job}`, parsed.get(uses.slice(2)), given) : []),
        ...steps
          .flatMap(({ run = '' }) => [...run.matchAll(/npm (?:run ([\w:-]+)|(test|start)\b)/g)])
          .map(([, script, short]) => script ?? short)
          .filter((script) => !(script in scripts))
          .map((script) => `${file}: there is no npm script ${script}`),
        ...steps
          .flatMap(({ run = '', with: { file: named, context } = {} }) => [
            ...[...run.matchAll(/\bdeploy\/[\w/.-]+/g)].map(([path]) => path),
            ...(named && context === '.' ? [named] : []),
          ])
          .filter((path) => !project.exists(path))
          .map((path) => `${file}: there is no ${path}`),
      ]),
      ...expressions(file, it, project.text(file)),
    ]
  })
}

function called(at, other, given) {
  const inputs = other?.on.workflow_call?.inputs
  if (!inputs) return [`${at} calls what can't be called`]
  const missing = Object.keys(inputs).filter((name) => inputs[name].required && !(name in given))
  const odd = Object.keys(given).filter((name) => !(name in inputs))
  return [...missing, ...odd].map((name) => `${at}: the input ${name} is not as the other wants it`)
}

/** What stands in `${{ }}`: known contexts, inputs that are declared, and nothing of a person's in a shell line. */
function expressions(file, it, text) {
  const inputs = Object.keys({ ...it.on.workflow_call?.inputs, ...it.on.workflow_dispatch?.inputs })
  const used = [...text.matchAll(/\$\{\{\s*([\w.]+)\s*\}\}/g)].map(([, path]) => path)
  const lines = Object.values(it.jobs).flatMap(({ steps = [] }) => steps.map(({ run = '' }) => run))
  return [
    ...used
      .filter((path) => !/^(github|secrets|vars|inputs|env)\./.test(path))
      .map((path) => `${file}: ${path} is nothing that a workflow knows`),
    ...used
      .filter((path) => path.startsWith('inputs.') && !inputs.includes(path.slice('inputs.'.length)))
      .map((path) => `${file}: there is no input ${path}`),
    ...lines
      .filter((line) => line.includes('${{'))
      .map(() => `${file}: an expression in a shell line can be a command`),
  ]
}
