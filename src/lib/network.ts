/**
 * What a limit by address counts: an IPv4 address, or the /64 of an IPv6 address, which is the least that a provider
 * gives to one connection and within which its owner changes address at will.
 * @param address as a socket or a proxy tells it: with brackets, port or zone where it has them; IPv4 within IPv6 counts
 * as the IPv4 address
 * @returns `203.0.113.7`, `2001:db8:1:2::/64`, what was said where it is no address, `unknown` for null
 */
export function networkOf(address: string | null): string {
  if (address === null) return 'unknown'
  const bare = withoutPort(address.trim().toLowerCase())
  if (isIpv4(bare)) return bare
  const groups = groupsOf(bare)
  if (!groups) return address
  const [high = 0, low = 0] = groups.slice(6)
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  const network = groups.slice(0, 4).map((group) => group.toString(16))
  return `${network.join(':')}::/64`
}

function withoutPort(address: string): string {
  const bracketed = /^\[(.*)\](?::\d{1,5})?$/.exec(address)?.[1]
  const plain = bracketed ?? /^([\d.]+):\d{1,5}$/.exec(address)?.[1] ?? address
  return plain.replace(/%.*$/, '')
}

function isIpv4(address: string): boolean {
  const parts = address.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
}

/** The eight numbers of an IPv6 address; null where it is none. */
function groupsOf(address: string): number[] | null {
  const sides = inHex(address)?.split('::')
  if (!sides || sides.length > 2) return null
  const [head = [], tail = []] = sides.map((side) => (side === '' ? [] : side.split(':')))
  if (![...head, ...tail].every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null
  const left = 8 - head.length - tail.length
  if (sides.length === 1 ? left !== 0 : left < 1) return null
  const zeros = Array.from({ length: left }, () => '0')
  return [...head, ...zeros, ...tail].map((group) => parseInt(group, 16))
}

/** An address that ends in IPv4 notation with its last two groups in hexadecimal instead. */
function inHex(address: string): string | null {
  if (!address.includes(':')) return null
  const last = address.slice(address.lastIndexOf(':') + 1)
  if (!last.includes('.')) return address
  if (!isIpv4(last)) return null
  const [a = 0, b = 0, c = 0, d = 0] = last.split('.').map(Number)
  return `${address.slice(0, -last.length)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}
