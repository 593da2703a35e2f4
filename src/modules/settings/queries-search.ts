import { fold } from '@/lib/text'
import type { Ctx } from '@/server/context'
import { featureOn } from '@/server/features'
import { modulesOf, type SearchHit } from '@/server/module'
import { sayingIn } from '@/server/words'

/** Pages of the settings that the actor may open, by words of their name and of what is set there. */
export async function searchForPalette(ctx: Ctx, query: string): Promise<SearchHit[]> {
  const say = await sayingIn(ctx.estate.kind)
  const wanted = wordsIn(query)
  return modulesOf(ctx.estate)
    .flatMap(({ name, settings = [] }) => settings.map((place) => ({ module: name, ...place })))
    .filter(({ feature }) => !feature || featureOn(ctx, feature))
    .filter(({ permission }) => ctx.actor.scopes(permission).has('estate'))
    .map(({ module, label, hint, href }) => ({
      id: href,
      title: say(`${module}.${label}`),
      subtitle: say(`${module}.${hint}`),
      href,
      icon: 'settings',
    }))
    .filter(({ title, subtitle }) => says(`${title} ${subtitle}`, wanted))
    .toSorted((a, b) => Number(says(b.title, wanted)) - Number(says(a.title, wanted)))
}

/** Every word that was typed begins a word of the text. */
function says(text: string, wanted: readonly string[]): boolean {
  const words = wordsIn(text)
  return wanted.every((part) => words.some((word) => word.startsWith(part)))
}

function wordsIn(text: string): string[] {
  return fold(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
}
