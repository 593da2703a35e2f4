import { config } from './config'
import type { EstateInfo } from './context'

type Look = Pick<EstateInfo, 'slug' | 'name' | 'colour' | 'logoFileId' | 'logoRatio'>

/** A logo's address, and how many times wider than high it is. */
export type Logo = { src: string; ratio: number }

/** Changes with the look, so that what a browser has kept of an earlier one is not shown. */
export function lookVersion({ colour, logoFileId }: Pick<Look, 'colour' | 'logoFileId'>): string {
  return `${colour.slice(1)}${logoFileId?.slice(-12) ?? ''}`
}

/** The estate's logo on its own site, for everybody: it stands at sign-in. */
function logoOf(estate: Look): Logo | undefined {
  if (!estate.logoFileId) return undefined
  return { src: `/icons/logo.png?v=${lookVersion(estate)}`, ratio: estate.logoRatio }
}

/** How a place shows itself at the head of a page. */
export function placeOf(estate: Look): { name: string; logo?: Logo } {
  return { name: estate.name, logo: logoOf(estate) }
}

/** In whose name and look a letter is written. */
export function letterhead(estate: Look): { name: string; colour: string; logo?: Logo } {
  const { scheme, publicRoot } = config()
  const logo = logoOf(estate)
  return {
    name: estate.name,
    colour: estate.colour,
    logo: logo && { ...logo, src: `${scheme}://${estate.slug}.${publicRoot}${logo.src}` },
  }
}
