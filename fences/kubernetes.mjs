import { parse, parseAllDocuments } from 'yaml'
import { COMMANDS, required, said, shapeOf, unread } from './deployment-checks.mjs'
import { renderChart } from './helm-template.mjs'
import { kinds } from './kubernetes-schemas.mjs'

const CHART = 'deploy/helm/gatehouse'

/** @param {import('./deployment-checks.mjs').Project} project */
export function chart(project) {
  const values = parse(project.text(`${CHART}/values.yaml`))
  const files = Object.fromEntries(
    project.templates.map((file) => [file, project.text(`${CHART}/templates/${file}`)]),
  )
  let stream
  try {
    stream = parseAllDocuments(renderChart(files, values, 'gatehouse'))
  } catch (error) {
    return [`${CHART}: ${error.message}`]
  }
  const broken = stream.flatMap(({ errors }) => errors.map((error) => `${CHART}: ${error.message}`))
  const manifests = stream.map((document) => document.toJS()).filter(Boolean)
  if (broken.length > 0) return broken
  const shapes = manifests.flatMap((it) => {
    const at = `${CHART}: ${it.kind} ${it.metadata?.name}`
    return kinds[it.kind] ? shapeOf(at, kinds[it.kind], it) : [`${at} is of no known kind`]
  })
  return shapes.length > 0 ? shapes : references(manifests, values, project)
}

function references(manifests, values, project) {
  const named = (kind, name) => manifests.find((it) => it.kind === kind && it.metadata.name === name)
  const deployments = manifests.filter(({ kind }) => kind === 'Deployment')
  const fits = (labels, pod) =>
    Object.entries(labels).every(([key, value]) => pod.metadata.labels[key] === value)
  const podsOf = (labels) => deployments.filter(({ spec }) => fits(labels, spec.template))
  const settings = Object.keys(manifests.find(({ kind }) => kind === 'ConfigMap').data)
  const found = manifests.flatMap((it) => {
    const at = `${CHART}: ${it.kind} ${it.metadata.name}`
    const { spec } = it
    if (it.kind === 'Deployment' || it.kind === 'Job') return pods(at, it, named, settings, project)
    if (it.kind === 'Service')
      return said(
        podsOf(spec.selector).some(({ spec }) =>
          spec.template.spec.containers.some(({ ports }) =>
            ports?.some(({ name }) => name === it.spec.ports[0].targetPort),
          ),
        ),
        `${at} leads nowhere`,
      )
    if (it.kind === 'HorizontalPodAutoscaler')
      return said(named('Deployment', spec.scaleTargetRef.name), `${at} scales nothing`)
    if (it.kind === 'PodDisruptionBudget' || it.kind === 'NetworkPolicy')
      return said(podsOf((spec.selector ?? spec.podSelector).matchLabels).length > 0, `${at} is about no pod`)
    if (it.kind === 'Ingress')
      return spec.rules.flatMap(({ http }) =>
        http.paths.flatMap(({ backend }) =>
          said(named('Service', backend.service.name), `${at}: there is no service ${backend.service.name}`),
        ),
      )
    return []
  })
  const forEach = ['HorizontalPodAutoscaler', 'PodDisruptionBudget'].flatMap((kind) =>
    deployments
      .filter(({ metadata }) => !named(kind, metadata.name))
      .map(({ metadata }) => `${CHART}: ${metadata.name} has no ${kind}`),
  )
  return [...found, ...forEach, ...unread(CHART, settings, project)]
}

function pods(at, { kind, spec, metadata }, named, settings, project) {
  const { containers, serviceAccountName, volumes = [] } = spec.template.spec
  const own = spec.selector?.matchLabels ?? {}
  const isOwn = Object.entries(own).every(([key, value]) => spec.template.metadata.labels[key] === value)
  return [
    ...said(isOwn, `${at} selects other pods than its own`),
    ...said(
      !serviceAccountName || named('ServiceAccount', serviceAccountName),
      `${at}: no such service account`,
    ),
    ...said(
      kind !== 'Job' || /pre-upgrade/.test(metadata.annotations?.['helm.sh/hook']),
      `${at} runs too late`,
    ),
    ...containers.flatMap((it) => {
      const ports = (it.ports ?? []).map(({ name }) => name)
      const probes = [it.startupProbe, it.readinessProbe, it.livenessProbe].filter(Boolean)
      const names = [...(it.env ?? []).map(({ name }) => name), ...(it.envFrom ? settings : [])]
      return [
        ...said(COMMANDS.includes(it.args[0]), `${at}: there is no command ${it.args[0]}`),
        ...said(kind === 'Job' || it.livenessProbe, `${at} tells no health`),
        ...probes
          .filter(({ httpGet }) => !ports.includes(httpGet.port))
          .map(({ httpGet }) => `${at}: there is no port ${httpGet.port}`),
        ...probes
          .filter(
            ({ httpGet }) =>
              httpGet.path !== '/metrics' && !project.exists(`src/app${httpGet.path}/route.ts`),
          )
          .map(({ httpGet }) => `${at}: nothing answers at ${httpGet.path}`),
        ...(it.volumeMounts ?? [])
          .filter(({ name }) => !volumes.some((volume) => volume.name === name))
          .map(({ name }) => `${at}: there is no volume ${name}`),
        ...(it.envFrom ?? [])
          .filter(({ configMapRef }) => !named('ConfigMap', configMapRef.name))
          .map(({ configMapRef }) => `${at}: there is no ${configMapRef.name}`),
        ...unread(at, names, project),
        ...(kind === 'Job'
          ? said(names.includes('DATABASE_URL'), `${at}: DATABASE_URL is not set`)
          : required(at, names)),
      ]
    }),
  ]
}
