import { expect, type Locator, type Page } from '@playwright/test'
import { urlOf } from './site'
import { expectAccessible, expectNoSideways, signIn, test } from './support'

const ESTATE = 'palm-grove'

const firstRow = (page: Page) => page.getByRole('table').locator('[data-row-link]').first()
const record = (page: Page) => page.getByRole('complementary')

/** The page is there with all that it loads. */
async function arrive(page: Page, site: string, path: string) {
  await page.goto(urlOf(site, path))
  await expect(page.getByRole('main')).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}

async function expectWellMade(page: Page) {
  await expectNoSideways(page)
  await expectAccessible(page)
}

const SCREENS = {
  tenant: ['/home', '/help', '/help/new', '/household', '/more', '/account'],
  administrator: [
    '/manage',
    '/manage/tickets/new',
    '/manage/people/new',
    '/manage/units/new',
    '/manage/vehicles',
  ],
  technician: ['/manage', '/manage/tickets', '/account'],
  guard: ['/gate', '/account'],
}

for (const [role, paths] of Object.entries(SCREENS))
  test(`what a person with the role ${role} sees fits the screen and is accessible @mobile`, async ({
    page,
  }) => {
    test.slow()
    await signIn(page, ESTATE, role)
    for (const path of paths)
      await test.step(path, async () => {
        await arrive(page, ESTATE, path)
        await expectWellMade(page)
      })
  })

for (const path of ['/manage/tickets', '/manage/people', '/manage/units'])
  test(`the list at ${path} and a record of it fit the screen and are accessible @mobile`, async ({
    page,
  }) => {
    test.slow()
    await signIn(page, ESTATE, 'administrator')
    await arrive(page, ESTATE, path)
    await expectWellMade(page)
    await firstRow(page).click()
    await expect(record(page).getByRole('heading', { level: 2 })).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await expectWellMade(page)
  })

test('home has the household in it, and the account is to hand on every screen @mobile', async ({
  page,
  isMobile,
}) => {
  await signIn(page, ESTATE, 'tenant')
  await arrive(page, ESTATE, '/home')
  await expect(page.getByRole('main').getByRole('link', { name: /^My household/ })).toHaveAccessibleName(
    /Erf \d+ · \d+ (person|people)/,
  )
  await expect(page.getByRole('button', { name: /^Your account:/ })).toBeVisible({ visible: !isMobile })
  await arrive(page, ESTATE, '/more')
  await expect(page.getByRole('link', { name: 'My account' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('button', { name: 'Sign out' })).toBeVisible()
})

test('a finger finds 44 pixels of each link in a stacked row, and the row keeps its height', async ({
  journey,
}) => {
  const page = await journey.open(ESTATE, 'administrator', {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  })
  await arrive(page, ESTATE, '/manage/people')
  const row = page
    .getByRole('row')
    .filter({ has: page.locator('a[href^="tel:"]') })
    .first()
  expect((await row.boundingBox())?.height).toBeLessThan(72)
  expect(await tappable(row.locator('a[href^="tel:"]'))).toBeGreaterThanOrEqual(44)

  await arrive(page, ESTATE, '/manage/units')
  await firstRow(page).click()
  const person = record(page)
    .getByRole('listitem')
    .filter({ has: page.locator('a[href^="mailto:"]') })
    .first()
  for (const link of await person.getByRole('link').all())
    expect(await tappable(link)).toBeGreaterThanOrEqual(43)
})

/** How many pixels of the height in the middle of a link lead where it leads. */
async function tappable(link: Locator): Promise<number> {
  return link.evaluate((element) => {
    // In the middle of the screen, for at its edge a part of what can be tapped lies outside.
    element.scrollIntoView({ block: 'center' })
    const { left, width, top, height } = element.getBoundingClientRect()
    const middle = left + width / 2
    const hits = (y: number) => element.contains(document.elementFromPoint(middle, y))
    return Array.from({ length: height + 100 }, (_, index) => top - 50 + index).filter(hits).length
  })
}

test('before signing in every page fits the screen and is accessible @mobile', async ({ page }) => {
  test.slow()
  for (const [site, path] of [
    ['', '/'],
    ['', '/outbox'],
    [ESTATE, '/sign-in'],
    [ESTATE, '/forgot'],
    [ESTATE, '/reset?token=nothing'],
    ['console', '/sign-in'],
  ] as const) {
    await arrive(page, site, path)
    await expectWellMade(page)
  }
})

test('the address of no estate says so, and leads to the platform @mobile', async ({ page, journey }) => {
  journey.expects(404)
  const response = await page.goto(urlOf('nobody-lives-here'))
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'No estate lives here' })).toBeVisible()
  await expectWellMade(page)
  await page.getByRole('link', { name: 'Go to Gatehouse' }).click()
  await expect(page).toHaveURL(urlOf(''))
})

test('who has no right to a page is told who can give it @mobile', async ({ page, journey }) => {
  journey.expects(403)
  await signIn(page, ESTATE, 'technician')
  const response = await page.goto(urlOf(ESTATE, '/manage/people'))
  expect(response?.status()).toBe(403)
  await expect(page.getByRole('heading', { name: 'This is not yours to see' })).toBeVisible()
  await expect(page.getByText('Naledi Jacobs')).toBeVisible()
  await expectWellMade(page)
  await page.getByRole('link', { name: 'Go to the start' }).click()
  await expect(page).toHaveURL(urlOf(ESTATE, '/manage'))
})

test('a page that is not there says so, inside and outside', async ({ page, journey }) => {
  journey.expects(404)
  await signIn(page, ESTATE, 'administrator')
  for (const path of ['/manage/nothing-here', '/nothing-here', '/help/%F0', '/%E0%A4%A']) {
    const response = await page.goto(urlOf(ESTATE, path))
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'Nothing is here' })).toBeVisible()
    await expectAccessible(page)
  }
  const operator = await journey.open('console', 'operator (read_only)')
  await operator.goto(urlOf('console', '/nothing-here'))
  await expect(operator.getByRole('heading', { name: 'There is no such page on the console' })).toBeVisible()
  await expectAccessible(operator)
})

test('without a network a page of the estate says so, and comes back with it @mobile', async ({
  page,
  context,
  journey,
}) => {
  journey.expects(/ERR_INTERNET_DISCONNECTED/, 503)
  await signIn(page, ESTATE, 'tenant')
  await page.goto(urlOf(ESTATE, '/home'))
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller) return
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
  })
  await context.setOffline(true)
  await expect(page.getByText('No connection. What you see may be old.')).toBeVisible()
  await page.goto(urlOf(ESTATE, '/help'))
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible()
  await expect(page.getByText('Palm Grove Village')).toBeVisible()
  await expectWellMade(page)
  await context.setOffline(false)
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Help' })).toBeVisible()
})

test('by keyboard alone: find a person and a ticket, go through a list, see the keys', async ({ page }) => {
  test.slow()
  await signIn(page, ESTATE, 'administrator')
  await arrive(page, ESTATE, '/manage/people')
  const person = (await firstRow(page).textContent()) ?? ''

  await test.step('J and K move, Enter opens, Escape closes', async () => {
    const links = page.getByRole('table').locator('[data-row-link]')
    await page.keyboard.press('j')
    await expect(links.nth(0)).toBeFocused()
    await page.keyboard.press('j')
    await expect(links.nth(1)).toBeFocused()
    await page.keyboard.press('k')
    await expect(links.nth(0)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(record(page).getByRole('heading', { name: person })).toBeVisible()
    const second = (await links.nth(1).textContent()) ?? ''
    await page.keyboard.press('j')
    await expect(record(page).getByRole('heading', { name: second })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(record(page)).toHaveCount(0)
    await expect(links.nth(1)).toBeFocused()
  })

  await test.step('the question mark shows the keys', async () => {
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(help.getByText('Next row')).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(help).toHaveCount(0)
  })

  await test.step('the palette finds a ticket by its number', async () => {
    await arrive(page, ESTATE, '/manage/tickets')
    const title = (await firstRow(page).textContent()) ?? ''
    const number = (await page.getByText(/^MNT-/).first().textContent()) ?? ''
    await choose(page, number, title)
    await expect(record(page).getByRole('heading', { name: title })).toBeVisible()
  })

  await test.step('and a person by name', async () => {
    await choose(page, person, person)
    await expect(page).toHaveURL(/\/manage\/people\//)
    await expect(record(page).getByRole('heading', { name: person })).toBeVisible()
  })
})

async function choose(page: Page, words: string, option: string) {
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: 'Go to, find or do' })
  await palette.getByRole('combobox').fill(words)
  await expect(palette.getByRole('option', { name: option }).first()).toBeVisible()
  await expectAccessible(page)
  await palette.getByRole('option', { name: option }).first().hover()
  await page.keyboard.press('Enter')
}

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' })

  test('every desk is dark, and as accessible as by day @mobile', async ({ journey }) => {
    test.slow()
    for (const [site, role, path] of [
      [ESTATE, 'tenant', '/home'],
      [ESTATE, 'tenant', '/help/new'],
      [ESTATE, 'administrator', '/manage'],
      [ESTATE, 'administrator', '/manage/tickets'],
      [ESTATE, 'guard', '/gate'],
      ['console', 'operator (owner)', '/estates'],
    ] as const) {
      const page = await journey.open(site, role)
      await arrive(page, site, path)
      expect(await brightness(page)).toBeLessThan(0.2)
      await expectAccessible(page)
      await page.context().close()
    }
  })

  test('who wants it light all the same chooses so, and it stays', async ({ page }) => {
    await signIn(page, ESTATE, 'committee')
    await arrive(page, ESTATE, '/manage')
    await page.getByRole('button', { name: /^Your account:/ }).click()
    await page.getByRole('menuitem', { name: 'Light' }).click()
    await expect.poll(() => brightness(page)).toBeGreaterThan(0.8)
    await page.reload()
    await expect.poll(() => brightness(page)).toBeGreaterThan(0.8)
  })
})

/** How light the ground of the page is, from 0 to 1, as painted. */
async function brightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d')
    if (!canvas) return Number.NaN
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor
    canvas.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
    return (red + green + blue) / 3 / 255
  })
}
