import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { hostOf, urlOf } from './site'
import { expectAccessible, expectNoSideways, test } from './support'

const OWNER = 'operator (owner)'
const READER = 'operator (read_only)'
const PASSWORD = 'velvet ladder thirteen'

const record = (page: Page) => page.getByRole('complementary')
const unique = () => crypto.randomUUID().slice(0, 8)

async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
}

/** The link to a first password, out of the demo's outbox. */
async function invitationTo(page: Page, email: string): Promise<string> {
  const entry = page.getByRole('link').filter({ hasText: email }).filter({ hasText: 'is ready for you' })
  await expect(async () => {
    await page.goto(urlOf('', '/outbox'))
    await expect(entry).toBeVisible({ timeout: 500 })
  }).toPass()
  await entry.click()
  return /http\S+\/reset\?token=[\w-]+/.exec(await page.locator('pre').innerText())?.[0] ?? ''
}

test('an operator makes an estate for somebody who comes in by mail, looks after it and finds it again', async ({
  journey,
}) => {
  test.slow()
  const id = unique()
  const [name, slug, email] = [`Fig Tree ${id}`, `fig-tree-${id}`, `${id}@example.com`]
  const page = await journey.open('console', OWNER)

  await test.step('the form says at once which address is free', async () => {
    await page.goto(urlOf('console', '/estates'))
    await page.getByRole('link', { name: 'Create estate' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Create an estate' })).toBeVisible()
    await page.getByLabel('Name of the estate').fill('Palm Grove')
    await expect(page.getByText('Another estate has this address.')).toBeVisible()
    await page.getByLabel('Name of the estate').fill(name)
    await expect(page.getByText('This address is free.')).toBeVisible()
    await expectAccessibleInBothThemes(page)
  })

  await test.step('it is made with its homes, a plan and an administrator', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Wanjiru Kamau')
    await page.getByLabel('Email address').fill(email)
    await page.getByLabel('A plan, paid').check()
    await page.getByLabel('Plan', { exact: true }).click()
    await page.getByRole('option', { name: 'Village' }).click()
    await page.getByLabel('Paid until (last day)').fill(`${new Date().getFullYear() + 1}-06-30`)
    await page.getByRole('button', { name: 'Add a block or street' }).click()
    await page.getByLabel('Block, street or phase').fill('Block A')
    await page.getByRole('button', { name: 'Create estate' }).click()
    await expect(page.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')
    await page.getByLabel('Reason').fill('Asked for on the phone')
    await page.getByRole('button', { name: 'Create estate' }).click()
    await expect(record(page).getByRole('heading', { name })).toBeVisible()
    await expect(record(page).getByText('24 (called “Erf”)')).toBeVisible()
    await expect(record(page).getByText('Invited')).toBeVisible()
    await expect(record(page).getByText('Asked for on the phone')).toBeVisible()
    await expectAccessibleInBothThemes(page)
  })

  const admin = await journey.open('')
  await test.step('its administrator chooses a password by the mail and comes in', async () => {
    await admin.goto(await invitationTo(admin, email))
    await admin.getByLabel('New password').fill(PASSWORD)
    await admin.getByRole('button', { name: 'Save the new password' }).click()
    await expect(admin).toHaveURL(/\/sign-in/)
    await admin.getByLabel('Email address').fill(email)
    await admin.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await admin.getByRole('button', { name: 'Sign in' }).click()
    await admin.waitForURL(`http://${hostOf(slug)}/manage`)
    await admin.goto(urlOf(slug, '/manage/settings'))
    await expect(admin.getByRole('link', { name: /^Texts/ })).toBeVisible()
  })

  await test.step('a switched feature is gone there on the next click', async () => {
    await record(page).getByRole('button', { name: 'Switch off: Own texts' }).click()
    await page.getByRole('dialog').getByLabel('Reason').fill('They advertise at the sign-in')
    await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
    await expect(record(page).getByRole('button', { name: 'Switch on: Own texts' })).toBeVisible()
    await admin.reload()
    await expect(admin.getByRole('link', { name: /^Working hours/ })).toBeVisible()
    await expect(admin.getByRole('link', { name: /^Texts/ })).toHaveCount(0)
  })

  await test.step('it is edited, with a warning where its address would change', async () => {
    await record(page).getByRole('link', { name: 'Edit' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Edit the estate' })).toBeVisible()
    await page.getByLabel('Address of its site').fill(`${slug}-2`)
    await expect(page.getByText(`${slug}.${hostOf('')} will lead nowhere`)).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('Address of its site').fill(slug)
    await page.getByLabel('Town or city').fill('Knysna')
    await page.getByLabel('Reason').fill('It was left out')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(record(page).getByText('Knysna, South Africa')).toBeVisible()
    await expect(record(page).getByText('Town or city: – → Knysna')).toBeVisible()
  })

  await test.step('the list is narrowed to its plan and goes out as it is narrowed', async () => {
    await page.goto(urlOf('console', '/estates'))
    await page.getByRole('button', { name: 'Plan', exact: true }).click()
    await page.getByRole('checkbox', { name: 'Village' }).check()
    await expect(page).toHaveURL(/plan=/)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Village')
    await expect(page.getByRole('link', { name: 'Palm Grove Village' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: /csv/ }).click()
    const file = readFileSync(await (await download).path(), 'utf8')
    expect(file).toContain(name)
    expect(file).not.toContain('Palm Grove Village')
    await expectAccessibleInBothThemes(page)
  })
})

test('an operator who may only look sees the figures and no button that is not for them', async ({
  journey,
}) => {
  const page = await journey.open('console', READER)
  await page.goto(urlOf('console', '/'))
  await expect(page.getByRole('region', { name: 'The platform in figures' })).toBeVisible()
  await page.getByRole('link', { name: /^Active/ }).click()
  await expect(page).toHaveURL(/\/estates\?status=active/)
  await expect(page.getByRole('link', { name: 'Create estate' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Lagoon Heights' }).click()
  await expect(record(page).getByRole('table', { name: /^Members/ })).toBeAttached()
  await record(page).getByRole('button', { name: 'By week' }).click()
  await expect(
    record(page)
      .getByRole('rowheader', { name: /^Week of/ })
      .first(),
  ).toBeAttached()
  await expect(record(page).getByRole('link', { name: 'Edit' })).toHaveCount(0)
  await expect(record(page).getByRole('button', { name: /^Switch/ })).toHaveCount(0)
  await expectAccessible(page)
})

test('an estate can be made from a phone @mobile', async ({ journey }) => {
  const page = await journey.open('console', OWNER)
  await page.goto(urlOf('console', '/estates/new'))
  await page.getByLabel('Name of the estate').fill('Baobab Ridge')
  await expect(page.getByText('This address is free.')).toBeVisible()
  await page.getByRole('button', { name: 'Add a block or street' }).click()
  await expectNoSideways(page)
  await expectAccessible(page)
})
