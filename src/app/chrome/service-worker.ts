import { accessibleAccent, PAPER_DARK, PAPER_LIGHT } from '@/lib/colour'
import { escapeHtml } from '@/lib/html'

export type OfflineWords = { title: string; body: string; again: string }

/**
 * The program of a site's service worker: when a page can't be fetched it shows one that it carries itself. It keeps
 * nothing of what was seen, so a shared device tells nothing.
 */
export function serviceWorker(site: { name: string; colour: string }, words: OfflineWords): string {
  return `const page = ${JSON.stringify(offlinePage(site, words))}
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
}
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))
self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(answer(event))
})
async function takeOver() {
  await self.registration.navigationPreload?.enable()
  await self.clients.claim()
}
async function answer(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch {
    return new Response(page, { status: 503, headers })
  }
}
`
}

/** A whole page in one text: while it is shown nothing else can be had. */
function offlinePage({ name, colour }: { name: string; colour: string }, words: OfflineWords): string {
  const { light, dark } = accessibleAccent(colour)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(words.title)} · ${escapeHtml(name)}</title>
<style>
:root{color-scheme:light dark;--paper:${PAPER_LIGHT};--ink:#1c1813;--ink-2:#5d554a;--accent:${light.accent};--on:${light.onAccent}}
@media (prefers-color-scheme:dark){:root{--paper:${PAPER_DARK};--ink:#f3ede2;--ink-2:#b9ae9c;--accent:${dark.accent};--on:${dark.onAccent}}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{box-sizing:border-box;display:flex;flex-direction:column;align-items:flex-start;justify-content:center;min-height:100dvh;max-width:34rem;margin:auto;padding:2rem 1.25rem}
svg{height:7rem;color:var(--accent)}p{margin:.75rem 0 0;color:var(--ink-2)}.place{margin:0 0 2rem;font-weight:600;color:var(--ink)}
h1{margin:1.5rem 0 0;font-size:2.5rem;line-height:1.1;letter-spacing:-.028em}
a{margin-top:1.75rem;padding:.7rem 1.25rem;border-radius:8px;background:var(--accent);color:var(--on);font-weight:600;text-decoration:none}
a:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
</style></head><body><main>
<p class="place">${escapeHtml(name)}</p>
<svg viewBox="0 0 128 112" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" aria-hidden="true"><path d="M4 110h120M22 110V46a42 42 0 0 1 84 0v64"/><path d="M34 110V48a30 30 0 0 1 60 0v62" opacity=".45"/><path d="M46 70a26 26 0 0 1 36 0M54 80a15 15 0 0 1 20 0M64 91v.1M44 96l40-44"/></svg>
<h1>${escapeHtml(words.title)}</h1>
<p>${escapeHtml(words.body)}</p>
<a href="">${escapeHtml(words.again)}</a>
</main></body></html>`
}
