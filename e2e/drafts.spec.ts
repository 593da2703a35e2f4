import { expect, type Page } from '@playwright/test'
import { picture } from './picture'
import { account, urlOf } from './site'
import { expectAccessible, expectNoSideways, signIn, test } from './support'

const ESTATE = 'palm-grove'
const KEPT = 'What you had typed before is still here.'

const panel = (page: Page) => page.getByRole('complementary')
const discard = (page: Page) => page.getByRole('button', { name: 'Discard' })

/** Everything that the tab keeps. */
const keptText = (page: Page) => page.evaluate(() => JSON.stringify(sessionStorage))

test('what staff type into a form comes back when they do, and goes when it is discarded, cancelled or saved', async ({
  page,
}) => {
  await signIn(page, ESTATE, 'administrator')
  await page.goto(urlOf(ESTATE, '/manage/people'))
  await page.getByRole('link', { name: 'Add person' }).click()
  const surname = panel(page).getByLabel('Surname')
  const unit = panel(page).getByRole('combobox', { name: 'Which erf' })
  await surname.fill('Nomvete')
  await panel(page).getByLabel('Phone').fill('082 555 0188')
  await unit.fill('1001')
  await page.getByRole('option', { name: /Erf 1001/ }).click()

  await page.getByRole('link', { name: 'Vehicles' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vehicles' })).toBeVisible()
  await page.goBack()
  await expect(panel(page).getByText(KEPT)).toBeVisible()
  await expect(surname).toHaveValue('Nomvete')
  await expect(panel(page).getByLabel('Phone')).toHaveValue('082 555 0188')
  await expect(unit).toHaveValue('Erf 1001')
  await expectAccessible(page)

  await discard(page).click()
  await expect(surname).toHaveValue('')
  await expect(unit).toHaveValue('')
  await surname.fill('Mthembu')
  await page.goBack()
  await expect(panel(page)).toBeHidden()
  await page.goForward()
  await expect(surname).toHaveValue('Mthembu')

  await panel(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(panel(page)).toBeHidden()
  await page.getByRole('link', { name: 'Add person' }).click()
  await expect(surname).toHaveValue('')
  await surname.fill('Zungu')
  await panel(page).getByRole('button', { name: 'Leave the erf out' }).click()
  await panel(page).getByRole('button', { name: 'Add person' }).click()
  await expect(panel(page).getByRole('heading', { name: 'Zungu' })).toBeVisible()
  await page.getByRole('link', { name: 'Add person' }).click()
  await expect(surname).toHaveValue('')
  await expect(page.getByText(KEPT)).toHaveCount(0)
})

test('an edit that comes back is still held against the state that it was typed over', async ({
  page,
  journey,
}) => {
  journey.expects(409)
  const other = await journey.open(ESTATE, 'administrator')
  await signIn(page, ESTATE, 'administrator')
  await page.goto(urlOf(ESTATE, '/manage/people?sort=name'))
  const row = page.getByRole('table', { name: 'People' }).locator('tbody').getByRole('row').nth(3)
  await row.getByRole('link').first().click()
  await panel(page).getByRole('link', { name: 'Edit' }).click()
  await panel(page).getByRole('textbox', { name: /^Note/ }).fill('Keeps bees')
  const address = page.url()
  await page.getByRole('link', { name: 'Vehicles' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vehicles' })).toBeVisible()

  await other.goto(address)
  await panel(other).getByRole('textbox', { name: /^Note/ }).fill('Has two dogs')
  await panel(other).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(panel(other).getByRole('link', { name: 'Edit' })).toBeVisible()

  await page.goBack()
  await expect(panel(page).getByText(KEPT)).toBeVisible()
  await expect(panel(page).getByRole('textbox', { name: /^Note/ })).toHaveValue('Keeps bees')
  await panel(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(panel(page).getByText(/changed this after you opened it/)).toBeVisible()
  await panel(page).getByRole('button', { name: 'Load the newer values' }).click()
  await expect(panel(page).getByRole('textbox', { name: /^Note/ })).toHaveValue('Has two dogs')
})

test('of two who change one block the second reads who was first, and saves it all the same', async ({
  page,
  journey,
}) => {
  journey.expects(409)
  const second = await journey.open(ESTATE, 'administrator')
  await signIn(page, ESTATE, 'administrator')
  const dialog = (on: Page) => on.getByRole('dialog').last()
  for (const editor of [page, second]) {
    await editor.goto(urlOf(ESTATE, '/manage/units'))
    await editor.getByRole('button', { name: 'Blocks and streets' }).click()
    await editor
      .getByRole('button', { name: /^Change / })
      .first()
      .click()
    await expect(dialog(editor).getByLabel('Address')).toBeVisible()
  }
  await dialog(page).getByLabel('Address').fill('By the pump house')
  await dialog(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('By the pump house')).toBeVisible()

  await dialog(second).getByLabel('Address').fill('Behind the dam')
  await dialog(second).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog(second).getByText(/^\S.* changed this after you opened it/)).toBeVisible()
  await expect(dialog(second).getByLabel('Address')).toHaveValue('Behind the dam')
  await dialog(second).getByRole('button', { name: 'Save all the same' }).click()
  await expect(second.getByText('Behind the dam')).toBeVisible()
})

test('what somebody writes under a ticket waits there, for whom it was meant, until it is sent', async ({
  page,
}) => {
  await signIn(page, ESTATE, 'facility')
  await page.goto(urlOf(ESTATE, '/manage/tickets'))
  await page.getByRole('table', { name: 'Tickets' }).getByRole('link').first().click()
  const note = panel(page).getByPlaceholder('A note among staff')
  await panel(page).getByText('Internal', { exact: true }).first().click()
  await note.fill('Ring the plumber first')
  await page.getByRole('link', { name: 'Today' }).first().click()
  await expect(panel(page)).toBeHidden()
  await page.goBack()
  await expect(note).toHaveValue('Ring the plumber first')
  await expect(panel(page).getByText(KEPT)).toBeVisible()
  await panel(page).getByRole('button', { name: 'Add internal note' }).click()
  await expect(note).toHaveValue('')
  await expect(page.getByRole('listitem').filter({ hasText: 'Ring the plumber first' })).toBeVisible()
  await page.reload()
  await expect(note).toBeHidden()
  await expect(page.getByText(KEPT)).toHaveCount(0)
})

test('what was taken down for somebody comes back with whom it is for', async ({ page }) => {
  await signIn(page, ESTATE, 'facility')
  await page.goto(urlOf(ESTATE, '/manage/tickets/new'))
  const person = page.getByRole('combobox', { name: 'Person' })
  // What is typed before the page is at work finds nobody.
  await expect(async () => {
    await person.fill('1001')
    await expect(page.getByRole('option').first()).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await page.getByRole('option').first().click()
  const name = await person.inputValue()
  await page.getByLabel('In a few words').fill('Lift stands still')
  await page.getByRole('link', { name: 'Today' }).first().click()
  await expect(page.getByLabel('In a few words')).toBeHidden()
  await page.goBack()
  await expect(page.getByText(KEPT)).toBeVisible()
  await expect(person).toHaveValue(name)
  await expect(page.getByLabel('In a few words')).toHaveValue('Lift stands still')
  await discard(page).click()
  await expect(person).toHaveValue('')
})

test('a report comes back with its photos, and names the one that had not arrived @mobile', async ({
  page,
}) => {
  await signIn(page, ESTATE, 'tenant')
  await page.goto(urlOf(ESTATE, '/help/new'))
  const title = `Ceiling is wet ${Date.now()}`
  await page.getByText('Plumbing', { exact: true }).click()
  await page.getByLabel('In a few words').fill(title)
  const photos = page.getByLabel('Choose files')
  const file = (name: string) => ({ name, mimeType: 'image/png', buffer: picture(320, 240) })
  const arrived = page.waitForResponse(/\/api\/files\?/)
  await photos.setInputFiles(file('ceiling.png'))
  await arrived
  await page.route(/\/api\/files\?/, () => undefined)
  await photos.setInputFiles(file('floor.png'))
  await expect(page.getByRole('button', { name: 'Remove floor.png' })).toBeVisible()

  await page.getByRole('link', { name: 'Home' }).first().click()
  await expect(page).toHaveURL(/\/home$/)
  await page.goBack()
  await expect(page.getByText(KEPT)).toBeVisible()
  await expect(page.getByLabel('In a few words')).toHaveValue(title)
  await expect(page.getByRole('radio', { name: 'Plumbing', exact: true })).toBeChecked()
  await expect(page.getByText('floor.png could not be kept. Please choose it again.')).toBeVisible()
  await expect(page.getByRole('img', { name: 'ceiling.png' })).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Send report' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open photo 1 of 1' })).toBeVisible()
  await page.goto(urlOf(ESTATE, '/help/new'))
  await expect(page.getByLabel('In a few words')).toHaveValue('')
})

test('nobody else finds what was typed, and a password is kept nowhere', async ({ page, journey }) => {
  // What the tab asks while the other one signs out.
  journey.expects(401)
  const { email, password } = account(ESTATE, 'administrator')
  await page.goto(urlOf(ESTATE, '/sign-in'))
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  expect(await keptText(page)).not.toContain(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/manage/)
  await page.goto(urlOf(ESTATE, '/manage/tickets/new'))
  await page.getByLabel('In a few words').fill('Qondile')
  await expect.poll(() => keptText(page)).toContain('Qondile')

  // Somebody else's session in the same tab.
  await page.context().clearCookies()
  await signIn(page, ESTATE, 'facility')
  await page.goto(urlOf(ESTATE, '/manage/tickets/new'))
  await expect(page.getByLabel('In a few words')).toHaveValue('')
  await expect.poll(() => keptText(page)).not.toContain('Qondile')

  // Signed out in another tab of theirs.
  await page.getByLabel('In a few words').fill('Zanele')
  await expect.poll(() => keptText(page)).toContain('Zanele')
  const other = await page.context().newPage()
  await other.goto(urlOf(ESTATE, '/manage'))
  await other.getByRole('button', { name: /^Your account:/ }).click()
  await other.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(other.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect.poll(() => keptText(page)).not.toContain('Zanele')
})
