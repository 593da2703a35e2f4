const A_DAY = 24 * 60

/** Minutes after midnight as a field for times has them: `08:30`; the end of the day is `00:00` there. */
export function timeOf(minutes: number): string {
  const within = minutes % A_DAY
  return [Math.floor(within / 60), within % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** The minutes after midnight of a field for times; null while it is not filled. */
export function minutesOf(text: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(text) ?? []
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes)
}
