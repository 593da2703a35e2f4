import { expect, type Page } from '@playwright/test'
import { picture } from './picture'
import { ask, hostOf, urlOf } from './site'
import { expectAccessible, expectNoSideways, signIn, test } from './support'

/** A landlord's portfolio in which no other journey goes. */
const ESTATE = 'harbour-lets'
const LOGO = { name: 'logo.png', mimeType: 'image/png', buffer: picture(300, 100) }

const option = (page: Page, name: string) => page.getByRole('option', { name, exact: true })
const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible()

test('an administrator sets how the estate is called, reads and looks, and everybody finds it so', async ({
  page,
  journey,
}) => {
  test.slow()
  await signIn(page, ESTATE, 'administrator')
  const tenant = await journey.open(ESTATE, 'tenant')

  await test.step('a checklist that was put away comes back', async () => {
    await page.goto(urlOf(ESTATE, '/manage/settings'))
    await page.getByRole('button', { name: 'Show it again' }).click()
    await page.getByRole('button', { name: 'Open Today' }).click()
    const setUp = page.getByRole('region', { name: 'Set your portfolio up' })
    await expect(setUp).toContainText('Bring in your tenants')
    await setUp.getByRole('button', { name: 'Put this away' }).click()
    await expect(setUp).toHaveCount(0)
    await page.goto(urlOf(ESTATE, '/manage/settings'))
    await expect(page.getByRole('button', { name: 'Show it again' })).toBeVisible()
  })

  await test.step('name and manner of writing', async () => {
    await page.getByRole('link', { name: /^General/ }).click()
    await page.getByLabel('Name', { exact: true }).fill('Harbour & Hill')
    await page.getByLabel('Dates and numbers as in').click()
    await option(page, 'German (Kenya)').click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await saved(page)
    await tenant.goto(urlOf(ESTATE, '/home'))
    await expect(tenant.getByText('Harbour & Hill').first()).toBeVisible()
    await expect(tenant.getByText(/^(Mon|Diens|Donners|Frei|Sams|Sonn)tag|^Mittwoch/)).toBeVisible()
  })

  await test.step('logo and colour, found by typing, and taken back', () => changeLook(page))
})

async function changeLook(page: Page) {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Go to, find or do' }).fill('logo')
  await option(page, 'Look Logo and colour, on every screen and in every mail').click()
  await expect(page.getByRole('heading', { name: 'Look', level: 1 })).toBeVisible()
  await page.locator('input[type=file]').setInputFiles(LOGO)
  await expect(page.getByRole('button', { name: 'Remove', exact: true })).toBeVisible()
  await page.getByLabel('Brand colour').fill('#f2b705')
  await expect(page.getByText(/By day: a darker shade than yours, so that everybody can read/)).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  const logo = () => ask({ host: hostOf(ESTATE), path: '/icons/logo.png' })
  expect((await logo()).status).toBe(404)
  await page.getByRole('button', { name: 'Save look' }).click()
  await saved(page)
  expect((await logo()).headers['content-type']).toBe('image/png')
  const door = await ask({ host: hostOf(ESTATE), path: '/sign-in' })
  expect(door.body).toContain('/icons/logo.png')
  expect(door.body).toContain('--accent-dark:#f2b705')
  expect((await ask({ host: hostOf('palm-grove'), path: '/sign-in' })).body).not.toContain('/icons/logo.png')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Brand colour')).toHaveValue('#6d4a86')
  expect((await logo()).status).toBe(404)
}

test('a rental portfolio speaks of landlord, properties and tenants, and its settings fit a phone @mobile', async ({
  page,
}) => {
  await signIn(page, ESTATE, 'administrator')
  await page.goto(urlOf(ESTATE, '/manage/settings/look'))
  await expect(page.getByRole('button', { name: 'Save look' })).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
  for (const path of ['/manage/settings', '/manage/people/new', '/manage/units/new', '/manage/import/new']) {
    await page.goto(urlOf(ESTATE, path))
    await expect(page.getByRole('main')).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await expect(page.locator('body')).not.toContainText(/\b(owners?|lev(y|ies)|block or street)\b/i)
  }
  await page.goto(urlOf(ESTATE, '/manage/people/new'))
  await expect(page.getByRole('radio', { name: 'Landlord' })).toBeVisible()
})
