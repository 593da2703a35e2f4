/** An address as a CSS value, for decoration: a picture that is only seen needs no image element. */
export function cssUrl(address: string): string {
  return `url(${JSON.stringify(address)})`
}
