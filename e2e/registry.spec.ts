import { expect, type Page } from '@playwright/test'
import { z } from 'zod'
import { expectAccessible, expectNoSideways, signIn, test } from './support'
import { ask, cookieFor, hostOf, query, urlOf } from './site'

const ESTATE = 'palm-grove'
const REGISTER = 'src/modules/registry/import/fixtures/village-register.xlsx'

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const search = (page: Page) => page.getByRole('searchbox', { name: /phone or plate/ })
const note = (page: Page) => page.getByRole('complementary').getByRole('textbox', { name: /^Note/ })
const rows = (page: Page) => page.getByRole('table', { name: 'People' }).locator('tbody').getByRole('row')

test('a manager imports a register, finds its people however they are written, ends an occupancy and takes it back', async ({
  page,
}) => {
  test.slow()
  await signIn(page, ESTATE, 'administrator')
  await page.goto(urlOf(ESTATE, '/manage/import'))
  await page.getByRole('link', { name: 'Import a list' }).first().click()
  await importRegister(page)
  await page.getByRole('link', { name: 'See the people' }).click()
  for (const words of ['helene vandermerwe', '065 678 8082', 'ca 879-743']) {
    await search(page).fill(words)
    await expect(rows(page).first()).toContainText('Hélène van der Merwe')
  }
  await search(page).fill('erf 246')
  await expect(rows(page).first()).toContainText('246')
  await search(page).fill('helene vandermerwe')
  await rows(page).first().getByRole('link', { name: 'Hélène van der Merwe' }).click()
  await endAndTakeBack(page)
  await undoImport(page)
})

async function importRegister(page: Page) {
  await expect(heading(page, 'Import a list')).toBeVisible()
  await expect(page.getByRole('radio', { name: /^People, erven and vehicles in one list/ })).toBeChecked()
  await expectAccessible(page)
  await page.getByLabel('The list').setInputFiles(REGISTER)

  await expect(heading(page, 'Is this the list?')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Row 4 names the columns' })).toBeChecked()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Yes, go on' }).click()

  await expect(heading(page, 'What is in each column?')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'What is in Cell' })).toHaveValue('Phone')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Check every row' }).click()

  await expect(heading(page, 'What would happen')).toBeVisible()
  for (const found of ['1 129', '820', '1 152', '912'])
    await expect(page.getByText(found, { exact: true })).toBeVisible()
  await expect(page.getByText('“not-an-address” is not an email address.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Import all 1 152 good rows' }).click()

  await expect(heading(page, 'Imported')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('1 129 new people in 820 new erven')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Get these rows' })).toBeVisible()
  await expectAccessible(page)
}

async function endAndTakeBack(page: Page) {
  const record = page.getByRole('complementary', { name: 'Hélène van der Merwe' })
  await expect(record.getByRole('link', { name: 'Erf 246' })).toBeVisible()
  await expectAccessible(page)
  await record.getByRole('button', { name: 'More about Hélène van der Merwe, Erf 246' }).click()
  await page.getByRole('menuitem', { name: 'End occupancy' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End occupancy' }).click()
  await expect(record.getByText('Owns or lives in nothing here at present.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(record.getByText('Owns or lives in nothing here at present.')).toBeHidden()
  await expect(record.getByText('took the end of the tie to Erf 246 back')).toBeVisible()
}

async function undoImport(page: Page) {
  await page.goto(urlOf(ESTATE, '/manage/import'))
  await page.getByRole('link', { name: 'village-register.xlsx' }).first().click()
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo this import' }).click()
  await expect(heading(page, 'Undone')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('All of it is out of the register again')).toBeVisible()
  await expectAccessible(page)
}

test('a file that is no list is refused in words, and the page stays', async ({ page, journey }) => {
  journey.expects(400)
  await signIn(page, ESTATE, 'administrator')
  await page.goto(urlOf(ESTATE, '/manage/import/new'))
  await expectAccessible(page)
  const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex')
  await page.getByLabel('The list').setInputFiles({ name: 'register.xlsx', mimeType: '', buffer: png })
  await expect(page.getByText(/choose an Excel workbook/i)).toBeVisible()
  await expectAccessible(page)
})

test('an administrator adds a person with a unit, and is asked when the phone is known already', async ({
  page,
}) => {
  await signIn(page, ESTATE, 'administrator')
  await page.goto(urlOf(ESTATE, '/manage/people/new'))
  const panel = page.getByRole('complementary', { name: 'New person' })
  await expect(panel.getByRole('heading')).toBeFocused()
  await panel.getByRole('button', { name: 'Add person' }).click()
  await expect(panel.getByText('Give a surname or first name.').last()).toBeVisible()
  await expectAccessible(page)
  await panel.getByLabel('First name').fill('Ziyanda')
  await panel.getByLabel('Surname').fill('Qwabe')
  await panel.getByLabel('Phone').fill('082 555 0142')
  await panel.getByRole('combobox', { name: 'Which erf' }).fill('1001')
  await page.getByRole('option', { name: /Erf 1001/ }).click()
  await panel.getByRole('button', { name: 'Add person' }).click()
  await expect(page.getByRole('complementary', { name: 'Ziyanda Qwabe' })).toContainText('+27 82 555 0142')

  await page.getByRole('link', { name: 'Add person' }).click()
  await panel.getByLabel('Surname').fill('Somebody')
  await panel.getByLabel('Phone').fill('+27825550142')
  await panel.getByRole('button', { name: 'Leave the erf out' }).click()
  await panel.getByRole('button', { name: 'Add person' }).click()
  await expect(panel.getByText('Ziyanda Qwabe')).toBeVisible()
  await expect(panel.getByLabel('Surname')).toHaveValue('Somebody')
})

test('of two who edit one person the second reads who was first, keeps what was typed, and may save it all the same', async ({
  page,
  journey,
}) => {
  journey.expects(409)
  const second = await journey.open(ESTATE, 'administrator')
  await signIn(page, ESTATE, 'administrator')
  await page.goto(urlOf(ESTATE, '/manage/people'))
  await rows(page).first().getByRole('link').first().click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('link', { name: 'Edit' }).click()
  await expect(page).toHaveURL(/\/edit/)
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused()
  await second.goto(page.url())
  const other = second.getByRole('complementary')
  await expect(other.getByRole('heading', { level: 2 })).toBeFocused()

  await note(page).fill('Has a key of the pump house')
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(panel.getByRole('link', { name: 'Edit' })).toBeVisible()
  await expect(panel.getByText('Has a key of the pump house').first()).toBeVisible()

  await note(second).fill('Feeds the geese')
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(other.getByText(/^\S.* changed this after you opened it/)).toBeVisible()
  await expect(note(second)).toHaveValue('Feeds the geese')
  await expectAccessible(second)
  await other.getByRole('button', { name: 'Save all the same' }).click()
  await expect(other.getByRole('link', { name: 'Edit' })).toBeVisible()
  await expect(other.getByText('Feeds the geese').first()).toBeVisible()
})

test('a committee member reads the register and changes nothing', async ({ page }) => {
  await signIn(page, ESTATE, 'committee')
  await page.goto(urlOf(ESTATE, '/manage/people'))
  await expect(page.getByRole('button', { name: 'Add person' })).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByRole('link', { name: 'Import' })).toHaveCount(0)
  await rows(page).first().getByRole('link').first().click()
  const record = page.getByRole('complementary')
  await expect(record.getByRole('heading', { name: 'Erven' })).toBeVisible()
  await expect(record.getByRole('link', { name: 'Edit' })).toHaveCount(0)
})

const people = z.object({
  name: z.string(),
  contact: z.null(),
  occupancies: z.array(z.object({ unit: z.object({ number: z.string() }) })),
})
const peopleList = z.object({
  result: z.object({ data: z.object({ json: z.object({ items: z.array(people) }) }) }),
})

test('a guard sees who lives where at the gate, nobody’s phone, and no desk of the staff', async ({
  page,
  journey,
}) => {
  journey.expects(403)
  await signIn(page, ESTATE, 'guard')
  const list = await ask({
    host: hostOf(ESTATE),
    path: query('registry.people.list', { limit: 100 }),
    headers: { cookie: await cookieFor(ESTATE, 'guard') },
  })
  const { items } = peopleList.parse(JSON.parse(list.body)).result.data.json
  expect(list.body).not.toMatch(/\+27\d|@example/)
  const somebody = items.find(({ occupancies }) => occupancies.length > 0)

  await page.goto(urlOf(ESTATE, '/gate'))
  await page.getByRole('searchbox').fill(somebody?.name ?? '')
  const found = page.getByRole('listitem').filter({ hasText: somebody?.name ?? '' })
  await expect(found.first()).toContainText(`Erf ${somebody?.occupancies[0]?.unit.number ?? ''}`)
  await expect(page.locator('a[href^="tel:"], a[href^="mailto:"]')).toHaveCount(0)

  for (const path of ['/manage', '/manage/people', '/manage/units', '/manage/vehicles']) {
    expect((await page.goto(urlOf(ESTATE, path)))?.status()).toBe(403)
    await expect(page.getByRole('heading', { name: 'This is not yours to see' })).toBeVisible()
  }
})

test('at the gate without a network an old answer is called old, and the new one comes with the network', async ({
  page,
  context,
  journey,
}) => {
  journey.expects(/ERR_INTERNET_DISCONNECTED/)
  await signIn(page, ESTATE, 'guard')
  await page.goto(urlOf(ESTATE, '/gate'))
  const field = page.getByRole('searchbox')
  await field.fill('adams')
  await expect(page.getByRole('listitem').filter({ hasText: 'Adams' }).first()).toBeVisible()
  await context.setOffline(true)
  await field.fill('botha')
  await expect(page.getByText('Still showing what was found for “adams”.')).toBeVisible()
  await expectAccessible(page)
  await context.setOffline(false)
  await expect(page.getByRole('listitem').filter({ hasText: 'Botha' }).first()).toBeVisible()
  await expect(page.getByText('No connection')).toBeHidden()
})

for (const [name, path] of [
  ['the list of people', '/manage/people'],
  ['the list of units', '/manage/units'],
  ['the list of vehicles', '/manage/vehicles'],
  ['the list of builders', '/manage/builders'],
  ['the list of meters', '/manage/meters'],
  ['the list of imports', '/manage/import'],
  ['the beginning of an import', '/manage/import/new'],
] as const)
  test(`${name} fits a phone @mobile`, async ({ page }) => {
    await signIn(page, ESTATE, 'administrator')
    await page.goto(urlOf(ESTATE, path))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
  })

test('the record of a person fits a phone @mobile', async ({ page }) => {
  await signIn(page, ESTATE, 'administrator')
  await page.goto(urlOf(ESTATE, '/manage/people'))
  await rows(page).first().getByRole('link').first().click()
  await expect(page.getByRole('complementary')).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
})
