export interface Cluster {
  folder: string
  port: number
  settings: readonly string[]
  beside: (suffix: string) => string
}
export interface Server {
  /** The owner's connection string. */
  url: string
  pid: number
  /** False where it ran already. */
  started: boolean
}

/** The two servers that we run. */
export const clusters: { main: () => Cluster; test: () => Cluster }
/** A cluster in `folder`, whose other files are named after it. */
export function clusterAt(folder: string, port: number, settings: readonly string[]): Cluster
/** Starts a cluster, or finds it running. */
export function start(cluster: Cluster): Promise<Server>
/** The same, counting this process among its users until it ends or calls `release`; the last to leave stops the server. */
export function hold(
  cluster: Cluster,
): Promise<
  Server & { release: () => Promise<boolean>; keep: (tell?: (sentence: string) => void) => Promise<void> }
>
/** Stops a cluster's server; false when none ran. */
export function stop(cluster: Cluster): Promise<boolean>
