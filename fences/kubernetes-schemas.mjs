import { flag, list, map, number, oneOf, only, some, text, texts } from './schema-words.mjs'

// Of Kubernetes' kinds the parts that our chart uses, and nothing else.

const labels = map(text)
const metadata = some({ name: text, labels, annotations: map(text) }, ['name', 'labels'])
const selector = only({ matchLabels: labels })
const manifest = (apiVersion, kind, rest) =>
  only({ apiVersion: { const: apiVersion }, kind: { const: kind }, metadata, ...rest })
const port = { oneOf: [text, number] }
const probe = some(
  {
    httpGet: only({ path: text, port }),
    periodSeconds: number,
    timeoutSeconds: number,
    failureThreshold: number,
    initialDelaySeconds: number,
  },
  ['httpGet'],
)
const quantity = { type: 'string', pattern: '^[0-9]+(m|Mi|Gi)?$' }
const container = some(
  {
    name: text,
    image: text,
    imagePullPolicy: oneOf('Always', 'IfNotPresent', 'Never'),
    args: texts,
    securityContext: only({
      allowPrivilegeEscalation: { const: false },
      readOnlyRootFilesystem: { const: true },
      capabilities: only({ drop: { const: ['ALL'] } }),
    }),
    envFrom: list(only({ configMapRef: only({ name: text }) })),
    env: list(
      only({
        name: text,
        valueFrom: only({ secretKeyRef: some({ name: text, key: text, optional: flag }, ['name', 'key']) }),
      }),
    ),
    ports: list(only({ name: text, containerPort: number })),
    startupProbe: probe,
    readinessProbe: probe,
    livenessProbe: probe,
    lifecycle: only({ preStop: only({ exec: only({ command: texts }) }) }),
    volumeMounts: list(only({ name: text, mountPath: text })),
    resources: only({
      requests: only({ cpu: quantity, memory: quantity }),
      limits: only({ memory: quantity }),
    }),
  },
  ['name', 'image', 'args', 'securityContext', 'resources'],
)
const pod = some(
  {
    serviceAccountName: text,
    automountServiceAccountToken: { const: false },
    securityContext: some(
      {
        runAsNonRoot: { const: true },
        runAsUser: { type: 'integer', minimum: 1 },
        runAsGroup: { type: 'integer', minimum: 1 },
        fsGroup: number,
        seccompProfile: only({ type: { const: 'RuntimeDefault' } }),
      },
      ['runAsNonRoot', 'runAsUser', 'seccompProfile'],
    ),
    volumes: list(only({ name: text, emptyDir: {} })),
    restartPolicy: oneOf('Always', 'OnFailure', 'Never'),
    terminationGracePeriodSeconds: number,
    topologySpreadConstraints: list(
      only({
        maxSkew: number,
        topologyKey: text,
        whenUnsatisfiable: oneOf('ScheduleAnyway', 'DoNotSchedule'),
        labelSelector: selector,
      }),
    ),
    containers: list(container),
  },
  ['automountServiceAccountToken', 'securityContext', 'containers'],
)
const podTemplate = only({ metadata: some({ labels, annotations: map(text) }, ['labels']), spec: pod })

/** Kubernetes' kinds that the chart uses, by name. */
export const kinds = {
  Deployment: manifest('apps/v1', 'Deployment', {
    spec: some(
      {
        selector,
        strategy: only({
          type: { const: 'RollingUpdate' },
          rollingUpdate: only({ maxUnavailable: number, maxSurge: number }),
        }),
        template: podTemplate,
      },
      ['selector', 'template'],
    ),
  }),
  Job: manifest('batch/v1', 'Job', {
    spec: only({ backoffLimit: number, activeDeadlineSeconds: number, template: podTemplate }),
  }),
  Service: manifest('v1', 'Service', {
    spec: only({ selector: labels, ports: list(only({ name: text, port: number, targetPort: port })) }),
  }),
  ConfigMap: manifest('v1', 'ConfigMap', { data: map(text) }),
  ServiceAccount: manifest('v1', 'ServiceAccount', { automountServiceAccountToken: { const: false } }),
  Ingress: manifest('networking.k8s.io/v1', 'Ingress', {
    spec: only({
      ingressClassName: text,
      tls: list(only({ secretName: text, hosts: list(text) })),
      rules: list(
        only({
          host: text,
          http: only({
            paths: list(
              only({
                path: text,
                pathType: oneOf('Prefix', 'Exact'),
                backend: only({ service: only({ name: text, port: only({ name: text }) }) }),
              }),
            ),
          }),
        }),
      ),
    }),
  }),
  HorizontalPodAutoscaler: manifest('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: only({
      scaleTargetRef: only({ apiVersion: { const: 'apps/v1' }, kind: { const: 'Deployment' }, name: text }),
      minReplicas: { type: 'integer', minimum: 2 },
      maxReplicas: { type: 'integer', minimum: 2 },
      metrics: list(
        only({
          type: { const: 'Resource' },
          resource: only({
            name: oneOf('cpu', 'memory'),
            target: only({ type: { const: 'Utilization' }, averageUtilization: number }),
          }),
        }),
      ),
    }),
  }),
  PodDisruptionBudget: manifest('policy/v1', 'PodDisruptionBudget', {
    spec: only({ maxUnavailable: number, selector }),
  }),
  NetworkPolicy: manifest('networking.k8s.io/v1', 'NetworkPolicy', {
    spec: only({
      podSelector: selector,
      policyTypes: list(oneOf('Ingress', 'Egress')),
      ingress: list(only({ from: list(only({ namespaceSelector: selector })), ports: list(only({ port })) })),
    }),
  }),
}
