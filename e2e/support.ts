import { AxeBuilder } from '@axe-core/playwright'
import {
  devices,
  expect,
  test as base,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test'
import { cookieFor, urlOf } from './site'

/** A computer at a desk, for those who take part in a journey that others make on a phone. */
export const DESK: BrowserContextOptions = {
  ...devices['Desktop Chrome'],
  viewport: { width: 1440, height: 900 },
}

/**
 * The recorder of traces looks into pictures that were chosen and into the frame of a mail, which the pages' own
 * policy and the frame's sandbox don't allow; whether it gets there before the journey goes on is chance.
 */
const RECORDER = /^Connecting to 'blob:|^Blocked script execution in 'about:srcdoc'/

type Journey = {
  /** A page in a browser of its own, on a site; with a role, already signed in. */
  open: (site: string, role?: string, options?: BrowserContextOptions) => Promise<Page>
  /** The browser notes every refusal in its console; those that belong to the journey are named: a status, or words. */
  expects: (...complaints: (number | RegExp)[]) => void
  watch: (page: Page) => void
}

/** A journey of one or more people, in whose browsers nothing must be complained of in the console. */
export const test = base.extend<{ journey: Journey }>({
  contextOptions: { reducedMotion: 'reduce' },
  journey: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    const expected: RegExp[] = [RECORDER]
    const watch = (page: Page) => {
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
    }
    await use({
      watch,
      open: async (site, role, options) => {
        const context = await browser.newContext(options)
        contexts.push(context)
        const page = await context.newPage()
        watch(page)
        if (role) await signIn(page, site, role)
        return page
      },
      expects: (...patterns) =>
        expected.push(
          ...patterns.map((one) => (typeof one === 'number' ? new RegExp(`status of ${one}`) : one)),
        ),
    })
    await Promise.all(contexts.map((context) => context.close()))
    expect(complaints.filter((words) => !expected.some((pattern) => pattern.test(words)))).toEqual([])
  },
  page: async ({ page, journey }, use) => {
    journey.watch(page)
    await use(page)
  },
})

/** Gives the page the session of whoever has this role in the demo of a site; signing in itself has a journey of its own. */
export async function signIn(page: Page, site: string, role: string): Promise<void> {
  const cookies = (await cookieFor(site, role)).split('; ').map((cookie) => {
    const at = cookie.indexOf('=')
    return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: urlOf(site) }
  })
  await page.context().addCookies(cookies)
}

/** No serious or critical finding of axe on the page as it stands, once nothing on it moves. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map((animation) => animation.finished))
  })
  // In a frame that may not run scripts, as a mail is shown in, axe would wait for an answer that never comes.
  const axe = new AxeBuilder({ page }).exclude('iframe[sandbox]').options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))
  expect(grave).toEqual([])
}

/** Nothing is wider than the screen. A phone's browser widens its window with the page, so the device is asked. */
export async function expectNoSideways(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}
