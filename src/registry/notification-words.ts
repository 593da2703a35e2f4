/** Where the words for a kind of notification stand in the messages: `tickets.assigned` → `tickets.notifications.assigned`. */
export function notificationWords(kind: string): string {
  const dot = kind.indexOf('.')
  return `${kind.slice(0, dot)}.notifications.${kind.slice(dot + 1)}`
}
