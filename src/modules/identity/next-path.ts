const HERE = 'http://here.invalid'

/** Pages that lead in or out: after signing in nobody wants to be on one of them. */
const DOORS = ['/sign-in', '/forgot', '/reset', '/waiting', '/suspended', '/api/']

/**
 * Where to go after signing in: a path of the very same site, or the front.
 * @param next what the address bar said, which anybody could have written there
 */
export function safeNext(next: string | undefined): string {
  if (!next || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) || !URL.canParse(next, HERE)) return '/'
  const url = new URL(next, HERE)
  // Dots in a path are folded away only now, and may have hidden a second slash.
  if (url.origin !== HERE || url.pathname.startsWith('//')) return '/'
  if (
    DOORS.some(
      (door) => url.pathname === door || url.pathname.startsWith(door.endsWith('/') ? door : `${door}/`),
    )
  )
    return '/'
  return url.pathname + url.search + url.hash
}
