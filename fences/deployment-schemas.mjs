import { flag, list, map, number, oneOf, only, some, text, texts } from './schema-words.mjs'

// The parts that we use of the formats of others, and nothing else: what is spelt wrong is refused.

const restart = oneOf('no', 'always', 'on-failure', 'unless-stopped')
const duration = { type: 'string', pattern: '^[0-9]+(ms|s|m|h)$' }
const composeService = some(
  {
    image: text,
    build: only({ context: text, dockerfile: text }),
    command: texts,
    entrypoint: texts,
    user: text,
    read_only: flag,
    tmpfs: texts,
    cap_drop: texts,
    security_opt: texts,
    init: flag,
    restart,
    environment: map(text),
    ports: list({ type: 'string', pattern: '^127\\.0\\.0\\.1:.+:[0-9]+$' }),
    volumes: list({ type: 'string', pattern: '^[a-z]+:/' }),
    stop_grace_period: duration,
    healthcheck: {
      oneOf: [
        only({ disable: { const: true } }),
        only({ test: texts, interval: duration, timeout: duration, retries: number }),
      ],
    },
    depends_on: map(
      only({ condition: oneOf('service_started', 'service_healthy', 'service_completed_successfully') }),
    ),
  },
  ['image', 'restart'],
)

export const compose = {
  type: 'object',
  additionalProperties: false,
  patternProperties: { '^x-': {} },
  properties: { name: text, services: map(composeService), volumes: map({ type: 'null' }) },
  required: ['name', 'services', 'volumes'],
}

const renderVariable = {
  oneOf: [
    only({ fromGroup: text }),
    only({ key: text, value: text }),
    only({ key: text, sync: { const: false } }),
    only({ key: text, generateValue: { const: true } }),
    only({ key: text, fromDatabase: only({ name: text, property: oneOf('connectionString') }) }),
  ],
}

export const render = only({
  databases: list(
    only({
      name: text,
      plan: text,
      postgresMajorVersion: text,
      databaseName: text,
      user: text,
      ipAllowList: texts,
    }),
  ),
  envVarGroups: list(only({ name: text, envVars: list(renderVariable) })),
  services: list(
    some(
      {
        type: oneOf('web', 'worker'),
        name: text,
        runtime: { const: 'docker' },
        dockerfilePath: text,
        dockerContext: text,
        plan: text,
        numInstances: number,
        dockerCommand: text,
        preDeployCommand: text,
        healthCheckPath: text,
        autoDeployTrigger: oneOf('checksPass', 'commit', 'off'),
        maxShutdownDelaySeconds: { type: 'integer', minimum: 1, maximum: 300 },
        envVars: list(renderVariable),
      },
      ['type', 'name', 'runtime', 'dockerfilePath', 'dockerCommand', 'envVars'],
    ),
  ),
})

const step = {
  oneOf: [
    some({ uses: { type: 'string', pattern: '^[\\w-]+/[\\w-]+@v[0-9]+$' }, with: map({}) }, ['uses']),
    some({ run: text, env: map(text) }, ['run']),
  ],
}
const access = oneOf('read', 'write', 'none')
const input = some({ type: oneOf('string', 'choice'), required: flag, description: text, options: texts }, [
  'type',
])

export const workflow = some(
  {
    name: text,
    on: some({
      push: { type: 'null' },
      pull_request: { type: 'null' },
      workflow_run: only({ workflows: texts, types: texts, branches: texts }),
      workflow_call: only({ inputs: map(input) }),
      workflow_dispatch: only({ inputs: map(input) }),
    }),
    permissions: map(access),
    concurrency: text,
    jobs: map({
      oneOf: [
        some(
          {
            if: text,
            needs: text,
            'runs-on': text,
            'timeout-minutes': number,
            environment: text,
            env: map(text),
            steps: list(step),
          },
          ['runs-on', 'timeout-minutes', 'steps'],
        ),
        some(
          {
            needs: text,
            uses: { type: 'string', pattern: '^\\./' },
            with: map(text),
            secrets: { const: 'inherit' },
          },
          ['uses'],
        ),
      ],
    }),
  },
  ['name', 'on', 'permissions', 'jobs'],
)

export const dependabot = only({
  version: { const: 2 },
  updates: list(
    some(
      {
        'package-ecosystem': oneOf('npm', 'github-actions', 'docker'),
        directory: text,
        schedule: only({ interval: oneOf('daily', 'weekly', 'monthly') }),
        groups: map(only({ 'update-types': list(oneOf('major', 'minor', 'patch')) })),
      },
      ['package-ecosystem', 'directory', 'schedule'],
    ),
  ),
})

export const alerts = only({
  groups: list(
    only({
      name: text,
      rules: list(
        only({
          alert: { type: 'string', pattern: '^[A-Z][A-Za-z]+$' },
          expr: text,
          for: { type: 'string', pattern: '^[0-9]+[smhd]$' },
          labels: only({ severity: oneOf('page', 'ticket') }),
          annotations: only({ summary: text }),
        }),
      ),
    }),
  ),
})

export const cdn = only({
  rules: list(
    only({
      path: { type: 'string', pattern: '^/' },
      keep: oneOf('a year', 'as the header says', 'never'),
      why: text,
      header: text,
    }),
  ),
})

const panel = some(
  {
    id: number,
    type: oneOf('timeseries', 'stat'),
    title: text,
    gridPos: only({ x: number, y: number, w: number, h: number }),
    targets: list(only({ refId: text, expr: text, legendFormat: text })),
    datasource: only({ type: { const: 'prometheus' }, uid: text }),
    fieldConfig: { type: 'object' },
  },
  ['id', 'type', 'title', 'gridPos', 'targets'],
)

export const dashboard = {
  type: 'object',
  properties: { uid: text, title: text, schemaVersion: number, panels: list(panel) },
  required: ['uid', 'title', 'schemaVersion', 'panels'],
}
