import { useQueryClient } from '@tanstack/react-query'

/** An estate's terms stand in many places of the console: its list, its record, the trail. */
export function useRefreshConsole(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries()
}
