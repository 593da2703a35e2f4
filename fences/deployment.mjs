import { parser } from '@prometheus-io/lezer-promql'
import { parse } from 'yaml'
import { COMMANDS, required, said, shapeOf, unread } from './deployment-checks.mjs'
import * as schemas from './deployment-schemas.mjs'

/** @param {import('./deployment-checks.mjs').Project} project */
export function dockerfile(project) {
  const name = 'deploy/Dockerfile'
  const lines = instructions(project.text(name))
  const stages = []
  const found = []
  for (const { keyword, rest } of lines) {
    if (keyword === 'FROM') {
      const [, image, , stage] = /^(\S+)(\s+AS\s+(\S+))?$/i.exec(rest) ?? []
      found.push(...said(image === 'scratch' || /:\d/.test(image ?? ''), `${name}: ${image} has no version`))
      stages.push(stage)
    } else if (keyword === 'COPY') found.push(...copies(name, rest, stages, project))
    else if (keyword === 'RUN') {
      const [, script] = /npm run ([\w:-]+)/.exec(rest) ?? []
      const { scripts } = JSON.parse(project.text('package.json'))
      found.push(...said(!script || script in scripts, `${name}: there is no npm script ${script}`))
    } else if (keyword === 'ENV') {
      const names = [...rest.matchAll(/(?:^|\s)([A-Z_0-9]+)=/g)].map(([, key]) => key)
      found.push(
        ...unread(
          name,
          names.filter((key) => !['PATH', 'NEXT_TELEMETRY_DISABLED'].includes(key)),
          project,
        ),
      )
    } else if (['ENTRYPOINT', 'CMD', 'HEALTHCHECK'].includes(keyword)) {
      for (const [file] of rest.matchAll(/scripts\/[\w/.-]+/g))
        found.push(
          ...said(project.exists(file), `${name}: there is no ${file}`),
          ...said(
            project.inImage.some((part) => file.startsWith(part)),
            `${name}: ${file} is not in the image`,
          ),
        )
    } else if (!['WORKDIR', 'USER', 'VOLUME', 'EXPOSE', 'ARG', 'LABEL'].includes(keyword))
      found.push(`${name}: there is no instruction ${keyword}`)
  }
  const user = lines.findLast(({ keyword }) => keyword === 'USER')?.rest ?? 'root'
  const command = /"(\w+)"/.exec(lines.findLast(({ keyword }) => keyword === 'CMD')?.rest ?? '')?.[1]
  return [
    ...found,
    ...said(!/^(root|0)(:|$)/.test(user), `${name}: it runs as root`),
    ...said(COMMANDS.includes(command), `${name}: there is no command ${command}`),
    ...said(
      lines.some(({ keyword }) => keyword === 'HEALTHCHECK'),
      `${name}: it has no HEALTHCHECK`,
    ),
  ]
}

function copies(name, rest, stages, { exists, text }) {
  const parts = rest.split(/\s+/)
  const from = parts.find((part) => part.startsWith('--from='))?.slice('--from='.length)
  if (from) return said(stages.includes(from), `${name}: there is no stage ${from}`)
  const sources = parts.filter((part) => !part.startsWith('--')).slice(0, -1)
  const sent = text('.dockerignore').split('\n')
  return sources
    .filter((source) => source !== '.')
    .flatMap((source) => [
      ...said(exists(source), `${name}: there is no ${source}`),
      ...said(sent.includes(`!${source}`), `${name}: .dockerignore leaves ${source} out`),
    ])
}

function instructions(text) {
  const joined = text.replace(/^\s*#.*$/gm, '').replace(/\\\n/g, ' ')
  return joined
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ keyword: line.split(/\s/)[0], rest: line.replace(/^\S+\s*/, '') }))
}

/** @param {import('./deployment-checks.mjs').Project} project */
export function dockerignore({ text, exists }) {
  const lines = text('.dockerignore').split('\n').filter(Boolean)
  const let_in = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1))
  const wanted = [
    'package.json',
    'package-lock.json',
    'next.config.ts',
    'middleware.ts',
    'src',
    'prisma',
    'scripts',
    'public',
  ]
  return [
    ...said(lines[0] === '**', '.dockerignore: what is not named is sent'),
    ...let_in.filter((name) => !exists(name)).map((name) => `.dockerignore: there is no ${name}`),
    ...wanted
      .filter((name) => !let_in.includes(name))
      .map((name) => `.dockerignore: the build needs ${name}`),
  ]
}

/** @param {import('./deployment-checks.mjs').Project} project */
export function compose(project) {
  const name = 'deploy/compose.yaml'
  const file = parse(project.text(name), { merge: true })
  const shape = shapeOf(name, schemas.compose, file)
  if (shape.length > 0) return shape
  const found = Object.entries(file.services).flatMap(([service, it]) => {
    const at = `${name}: ${service}`
    const needs = Object.entries(it.depends_on ?? {})
    return [
      ...needs.flatMap(([other, { condition }]) => [
        ...said(other in file.services, `${at} needs ${other}, which is not there`),
        ...said(
          condition !== 'service_healthy' || file.services[other]?.healthcheck?.test,
          `${at} waits for the health of ${other}, which tells none`,
        ),
      ]),
      ...(it.volumes ?? [])
        .map((volume) => volume.split(':')[0])
        .filter((volume) => !(volume in file.volumes))
        .map((volume) => `${at}: there is no volume ${volume}`),
      ...(it.build ? product(at, it, project) : []),
    ]
  })
  return found
}

function product(at, it, project) {
  const isSafe = it.read_only && it.user !== undefined && !/^(0|root)/.test(it.user)
  return [
    ...said(project.exists(it.build.dockerfile), `${at}: there is no ${it.build.dockerfile}`),
    ...said(COMMANDS.includes(it.command?.[0]), `${at}: there is no command ${it.command}`),
    ...said(isSafe, `${at} runs as root, or may write to its own files`),
    ...unread(at, Object.keys(it.environment), project),
    ...required(at, Object.keys(it.environment)),
  ]
}

/** @param {import('./deployment-checks.mjs').Project} project */
export function blueprint(project) {
  const name = 'deploy/render.yaml'
  const file = parse(project.text(name))
  const shape = shapeOf(name, schemas.render, file)
  if (shape.length > 0) return shape
  const groups = new Map(file.envVarGroups.map((group) => [group.name, group.envVars]))
  const databases = file.databases.map((database) => database.name)
  return file.services.flatMap((service) => {
    const at = `${name}: ${service.name}`
    const variables = service.envVars.flatMap((it) =>
      it.fromGroup ? (groups.get(it.fromGroup) ?? []) : [it],
    )
    const names = variables.map(({ key }) => key)
    const commands = [service.dockerCommand, service.preDeployCommand].filter(Boolean)
    return [
      ...said(project.exists(service.dockerfilePath), `${at}: there is no ${service.dockerfilePath}`),
      ...commands.flatMap((command) => {
        const [, script, word] = /^node (\S+) (\w+)$/.exec(command) ?? []
        return said(
          project.exists(script ?? '') && COMMANDS.includes(word),
          `${at}: “${command}” runs nothing`,
        )
      }),
      ...service.envVars
        .filter((it) => it.fromGroup && !groups.has(it.fromGroup))
        .map((it) => `${at}: there is no group ${it.fromGroup}`),
      ...service.envVars
        .filter((it) => it.fromDatabase && !databases.includes(it.fromDatabase.name))
        .map((it) => `${at}: there is no database ${it.fromDatabase.name}`),
      ...said(
        !service.healthCheckPath || project.exists(`src/app${service.healthCheckPath}/route.ts`),
        `${at}: nothing answers at ${service.healthCheckPath}`,
      ),
      ...unread(at, names, project),
      ...required(at, names),
    ]
  })
}

/** @param {import('./deployment-checks.mjs').Project} project */
export function dependabot({ text }) {
  return shapeOf('.github/dependabot.yml', schemas.dependabot, parse(text('.github/dependabot.yml')))
}

/** What must be watched, each by one of the figures that tell of it. */
const WATCHED = {
  'the error rate': /status=~"5/,
  'the 95th percentile': /histogram_quantile\(0\.95/,
  'the age of jobs': /gatehouse_job_age_seconds/,
  webhooks: /part="webhooks"/,
  deliveries: /gatehouse_mail_failures_total/,
  disks: /gatehouse_disk_free_ratio/,
  replicas: /gatehouse_replication_lag_seconds/,
  certificates: /gatehouse_certificate_remaining_seconds/,
}

/** @param {import('./deployment-checks.mjs').Project} project */
export function watching({ text, figures }) {
  const alerts = parse(text('deploy/watching/alerts.yaml'))
  const board = JSON.parse(text('deploy/watching/dashboard.json'))
  const shape = [
    ...shapeOf('deploy/watching/alerts.yaml', schemas.alerts, alerts),
    ...shapeOf('deploy/watching/dashboard.json', schemas.dashboard, board),
  ]
  if (shape.length > 0) return shape
  const rules = alerts.groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => [alert, expr]))
  const shown = board.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr]))
  const forgotten = [rules, shown].flatMap((expressions) =>
    Object.entries(WATCHED)
      .filter(([, sign]) => !expressions.some(([, expr]) => sign.test(expr)))
      .map(([what]) => `nobody watches ${what}`),
  )
  return [...forgotten, ...[...rules, ...shown].flatMap(([name, expr]) => query(name, expr, figures))]
}

function query(name, expr, figures) {
  const plain = expr.replaceAll('$__rate_interval', '5m')
  const found = []
  parser.parse(plain).iterate({
    enter(node) {
      if (node.type.isError) found.push(`${name}: “${expr}” is no query`)
      if (node.name !== 'Identifier') return
      const figure = plain.slice(node.from, node.to)
      if (!figures.includes(figure)) found.push(`${name}: nothing serves ${figure}`)
    },
  })
  return found
}

/** @param {import('./deployment-checks.mjs').Project} project */
export function cdn({ text }) {
  const file = parse(text('deploy/cdn.yaml'))
  const shape = shapeOf('deploy/cdn.yaml', schemas.cdn, file)
  if (shape.length > 0) return shape
  return file.rules.flatMap(({ path, keep, header }) =>
    said(
      keep === 'never' ? /no-store|private/.test(header) : /public/.test(header),
      `deploy/cdn.yaml: ${path} is kept though its header says otherwise, or the other way round`,
    ),
  )
}
