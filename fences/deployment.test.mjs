import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { IMAGE_FILES } from '../scripts/lib/image-files.mjs'
import { METRICS } from '../src/server/telemetry/metrics'
import { blueprint, cdn, compose, dependabot, dockerfile, dockerignore, watching } from './deployment.mjs'
import { chart } from './kubernetes.mjs'
import { workflows } from './workflows.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const text = (file) => readFileSync(path.join(root, file), 'utf8')
const WORKFLOWS = globSync('.github/workflows/*.yml', { cwd: root }).sort()

/** As they are called at /metrics. */
const served = {
  counter: (name) => [`${name}_total`],
  gauge: (name) => [name],
  histogram: (name) => [`${name}_bucket`, `${name}_sum`, `${name}_count`],
}

const project = {
  text,
  exists: (file) => existsSync(path.join(root, file)),
  settings: [...text('.env.example').matchAll(/^(?:# ?)?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name),
  figures: Object.entries(METRICS).flatMap(([name, { kind }]) => served[kind](name)),
  inImage: IMAGE_FILES,
  templates: readdirSync(path.join(root, 'deploy/helm/gatehouse/templates')),
}

const checks = {
  dockerfile,
  dockerignore,
  compose,
  blueprint,
  chart,
  workflows: (given) => workflows(given, WORKFLOWS),
  dependabot,
  watching,
  cdn,
}

describe('what brings the product up elsewhere', () => {
  test.each(Object.keys(checks))('holds together: %s', (name) => {
    expect(checks[name](project)).toEqual([])
  })

  test('is all looked at', () => {
    const files = globSync(['deploy/**/*', '.github/**/*.*', '.dockerignore'], { cwd: root })
    const looked = new Set()
    const noting = { ...project, text: (file) => looked.add(path.normalize(file)) && text(file) }
    for (const check of Object.values(checks)) check(noting)
    const isFile = (file) => /\.\w+$|Dockerfile$/.test(file)
    const charts = 'deploy/helm/gatehouse/Chart.yaml'
    expect(files.filter((file) => isFile(file) && !looked.has(file) && file !== charts)).toEqual([])
    expect(text(charts)).toMatch(/^apiVersion: v2\nname: gatehouse\n(.*\n)*version: \d+\.\d+\.\d+$/m)
  })

  test('names no registry of npm', () => {
    for (const file of globSync(['deploy/**/*.*', '.github/**/*.*', 'deploy/Dockerfile'], { cwd: root }))
      expect(text(file)).not.toMatch(/registry\.[\w.]+\/|npmjs|verdaccio/)
  })
})

const H = 'deploy/helm/gatehouse/templates/'

/** One thing broken at a time: what stood in the file, what stands there now, what the check says of it. */
const inFile = (check, file, changes) => changes.map((change) => [check, file, ...change])

const BROKEN = [
  ...inFile('dockerfile', 'deploy/Dockerfile', [
    ['COPY package.json', 'COPY packages.json', 'there is no packages.json'],
    ['--from=build', '--from=built', 'there is no stage built'],
    ['npm run release', 'npm run released', 'there is no npm script released'],
    ['USER 1000:1000', 'USER root', 'it runs as root'],
    ['image/run.mjs', 'image/start.mjs', 'there is no scripts/image/start.mjs'],
    ['scripts/image/healthy', 'scripts/test', 'is not in the image'],
    ['CMD ["web"]', 'CMD ["serve"]', 'there is no command serve'],
    ['HEALTHCHECK', 'HEALTH', 'there is no instruction HEALTH'],
    ['WEB_PROCESSES', 'WEB_PROCESS', 'nothing reads WEB_PROCESS'],
    ['node:24-bookworm-slim', 'node', 'node has no version'],
  ]),
  ...inFile('dockerignore', '.dockerignore', [
    ['!prisma\n', '', 'the build needs prisma'],
    ['**', '', 'what is not named is sent'],
  ]),
  ...inFile('compose', 'deploy/compose.yaml', [
    ['restart: unless-stopped', 'restarts: always', 'additional properties restarts'],
    ['volumes:\n  database:', 'volumes:\n  data_base:', 'there is no volume database'],
    ['AUTH_SECRET: $', 'AUTH_SECRETS: $', 'nothing reads AUTH_SECRETS'],
    ['AUTH_SECRET: $', 'AUTH_SECRETS: $', 'AUTH_SECRET is not set'],
    ["command: ['worker']", "command: ['work']", 'there is no command work'],
    ['read_only: true', 'read_only: false', 'may write to its own files'],
    ['      migrate:\n', '      migrations:\n', 'which is not there'],
    ["'127.0.0.1:${PORT", "'${PORT", 'must match pattern'],
  ]),
  ...inFile('blueprint', 'deploy/render.yaml', [
    ['healthCheckPath: /api/health/ready', 'healthCheckPath: /healthz', 'nothing answers'],
    ['run.mjs web', 'run.mjs serve', 'runs nothing'],
    ['fromGroup: gatehouse-settings', 'fromGroup: settings', 'there is no group'],
    ['key: S3_BUCKET', 'key: S3_BUCKETS', 'nothing reads S3_BUCKETS'],
    ['numInstances', 'instances', 'additional properties instances'],
  ]),
  ...inFile('chart', `${H}web.yaml`, [
    ['path: /api/health/live', 'path: /api/health/alive', 'nothing answers'],
    [
      'port: http\n            periodSeconds: 10',
      'port: https\n            periodSeconds: 10',
      'no port https',
    ],
    ['targetPort: http', 'targetPort: web', 'leads nowhere'],
    ['component: web\n  strategy', 'component: site\n  strategy', 'selects other pods'],
    ['startupProbe:', 'startProbe:', 'additional properties startProbe'],
    ['.Values.ingress.className', '.Values.ingress.class', 'there is no .Values.ingress.class'],
    ['{{- end }}', '', 'without an end'],
    ['| quote', '| upper', 'not understood'],
  ]),
  ...inFile('chart', `${H}_parts.tpl`, [
    ['readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false', 'must be equal to constant'],
    ['runAsUser: 1000', 'runAsUser: 0', 'must be >= 1'],
    ['-settings', '-setting', 'there is no gatehouse-setting'],
    ['"AUTH_SECRET"', '', 'AUTH_SECRET is not set'],
  ]),
  ...inFile('chart', `${H}migrate.yaml`, [
    ['pre-install,pre-upgrade', 'post-install', 'runs too late'],
    ['- name: DATABASE_URL', '- name: OWNER_URL', 'nothing reads OWNER_URL'],
  ]),
  ...inFile('chart', `${H}scaling.yaml`, [
    ['list "web" "worker"', 'list "web"', 'has no HorizontalPodAutoscaler'],
    ['autoscaling/v2', 'autoscaling/v1', 'must be equal to constant'],
  ]),
  ...inFile('chart', `${H}network.yaml`, [['kind: NetworkPolicy', 'kind: Network', 'of no known kind']]),
  ...inFile('workflows', '.github/workflows/ci.yml', [
    ['npm test', 'npm run tests', 'there is no npm script tests'],
    ['runs-on', 'run-on', 'must'],
    ['name: Checks', 'name: Tests', 'there is no workflow Checks'],
    ['checkout@v5', 'checkout', 'must'],
  ]),
  ...inFile('workflows', '.github/workflows/image.yml', [
    ['needs: image', 'needs: images', 'which is not there'],
    ['deploy/Dockerfile', 'Dockerfile', 'there is no Dockerfile'],
    ['environment: staging', 'environments: staging', 'as the other wants it'],
  ]),
  ...inFile('workflows', '.github/workflows/deploy.yml', [
    ['${{ inputs.version }}', '${{ inputs.commit }}', 'there is no input'],
    ['"$VERSION"', '"${{ inputs.version }}"', 'can be a command'],
    ['deploy/helm/gatehouse', 'deploy/chart', 'there is no deploy/chart'],
  ]),
  ...inFile('dependabot', '.github/dependabot.yml', [
    ['interval: weekly', 'interval: sometimes', 'must be equal to one of'],
  ]),
  ...inFile('watching', 'deploy/watching/alerts.yaml', [
    ['gatehouse_job_age_seconds', 'gatehouse_job_age', 'nothing serves gatehouse_job_age'],
    ['max(gatehouse_job_age_seconds) >', 'max(gatehouse_job_age_seconds >', 'is no query'],
    ['gatehouse_certificate_remaining_seconds', 'gatehouse_memory_bytes', 'nobody watches certificates'],
  ]),
  ...inFile('watching', 'deploy/watching/dashboard.json', [
    ['gatehouse_mail_failures_total', 'gatehouse_mails_total', 'nothing serves'],
  ]),
  ...inFile('cdn', 'deploy/cdn.yaml', [
    ['header: public, max-age=31536000, immutable', 'header: private', 'or the other way round'],
  ]),
]

describe('a deployment that is broken', () => {
  test.each(BROKEN)('is noticed by %s: in %s %j is %j', (check, file, from, to, said) => {
    const broken = text(file).replaceAll(from, to)
    expect(broken).not.toBe(text(file))
    const found = checks[check]({ ...project, text: (name) => (name === file ? broken : text(name)) })
    expect(found.join('\n')).toContain(said)
  })
})
