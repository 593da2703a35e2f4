/** Runs once in each web process, before it serves. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startWebProcess } = await import('@/server/web-process')
  startWebProcess()
}
