/** What an error says, without the stack below it. */
export function firstLine(error: string | null): string {
  return error?.trim().split('\n')[0] ?? ''
}
