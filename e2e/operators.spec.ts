import { expect, type Page } from '@playwright/test'
import { account, nextCode, urlOf } from './site'
import { expectAccessible, expectNoSideways, test } from './support'

/** Made for this file alone: its members find its door shut. */
const SPARE = { slug: 'quarry-end', name: 'Quarry End' }
const OWNER = 'operator (owner)'
const READER = 'operator (read_only)'

const record = (page: Page) => page.getByRole('complementary')

test('an operator shuts an estate with a reason, its members see whom to ask, and it opens again', async ({
  page,
  journey,
}) => {
  test.slow()
  const member = await journey.open(SPARE.slug, 'administrator')
  await member.goto(urlOf(SPARE.slug, '/manage'))
  await expect(member.getByRole('heading', { level: 1 })).toBeVisible()

  await test.step('the console has a sign-in of its own', async () => {
    journey.expects(401)
    await page.goto(urlOf('console', '/estates'))
    await expect(page).toHaveURL(/\/sign-in/)
    await expectAccessible(page)
    await signInByForm(page, SPARE.slug, 'administrator')
    await expect(page.getByRole('alert').filter({ hasText: 'don’t go together here' })).toBeVisible()
    await signInByForm(page, 'console', OWNER)
    await expect(page).toHaveURL(urlOf('console', '/second-factor'))
    await expectAccessible(page)
    await page.goto(urlOf('console', '/estates'))
    await expect(page, 'the password alone leads nowhere').toHaveURL(urlOf('console', '/second-factor'))
    await page.getByLabel('Code').fill(nextCode(account('console', OWNER).authenticatorKey ?? ''))
    await page.getByRole('button', { name: 'Enter' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Health' })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('the list leads to the estate', async () => {
    await page.getByRole('link', { name: 'Estates', exact: true }).click()
    for (const name of ['Palm Grove Village', 'Acacia Court', 'Lagoon Heights'])
      await expect(page.getByRole('link', { name })).toBeVisible()
    await page.getByRole('searchbox').fill('quarry')
    await expect(page.getByRole('link', { name: 'Lagoon Heights' })).toHaveCount(0)
    await page.getByRole('link', { name: SPARE.name }).click()
    await expect(record(page).getByRole('heading', { name: SPARE.name })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('shutting it asks for a reason and for its name', async () => {
    await record(page).getByRole('button', { name: 'Suspend estate' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Type quarry-end to confirm').fill('quarry')
    await dialog.getByRole('button', { name: 'Suspend estate' }).click()
    await expect(dialog.getByLabel('Type quarry-end to confirm')).toHaveAccessibleDescription(
      /Type quarry-end, as it stands above\./,
    )
    await expect(dialog.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(page)
    await dialog.getByLabel('Reason').fill('Unpaid since June')
    await dialog.getByLabel('Type quarry-end to confirm').fill('quarry-end')
    await dialog.getByRole('button', { name: 'Suspend estate' }).click()
    await expect(record(page).getByText('Suspended: its members find the site closed')).toBeVisible()
  })

  await test.step('its member stands before the door on the next click', async () => {
    journey.expects(403)
    await member.getByRole('link', { name: 'Tickets' }).first().click()
    await expect(member).toHaveURL(urlOf(SPARE.slug, '/suspended'))
    await expect(member.getByRole('heading', { name: 'Quarry End is closed here for now' })).toBeVisible()
    await expect(member.getByText('Naledi Jacobs')).toBeVisible()
    await expect(member.getByText('Unpaid since June')).toHaveCount(0)
    await expectAccessible(member)
  })

  await test.step('opening it lets the member go on', async () => {
    await record(page).getByRole('button', { name: 'Reopen estate' }).click()
    await page.getByRole('dialog').getByLabel('Reason').fill('Paid on Tuesday')
    await page.getByRole('dialog').getByRole('button', { name: 'Reopen estate' }).click()
    await expect(record(page).getByRole('button', { name: 'Suspend estate' })).toBeVisible()
    await member.goto(urlOf(SPARE.slug, '/manage/tickets'))
    await expect(member.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible()
  })

  await test.step('both stand in the trail, with their reasons', async () => {
    await page.getByRole('link', { name: 'Audit trail' }).click()
    for (const [act, reason] of [
      ['suspended the estate', 'Unpaid since June'],
      ['reopened the estate', 'Paid on Tuesday'],
    ] as const) {
      const line = page.getByRole('row').filter({ hasText: act }).filter({ hasText: SPARE.name }).first()
      await expect(line).toContainText(reason)
      await expect(line).toContainText('Olu Adebayo')
    }
    await expectAccessible(page)
  })
})

async function signInByForm(page: Page, site: string, role: string) {
  const { email, password } = account(site, role)
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('an operator who may only look can’t shut an estate, and is told why', async ({ journey }) => {
  const page = await journey.open('console', READER)
  await page.goto(urlOf('console', '/estates'))
  await page.getByRole('link', { name: 'Lagoon Heights' }).click()
  const suspend = record(page).getByRole('button', { name: 'Suspend estate' })
  await expect(suspend).toHaveAttribute('aria-disabled', 'true')
  await suspend.hover()
  await expect(page.getByRole('tooltip')).toHaveText(/Your role can look, not change\./)
  await suspend.click({ force: true })
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the console fits a phone, down to the jobs that were given up @mobile', async ({ journey }) => {
  test.slow()
  const page = await journey.open('console', READER)
  for (const [path, title] of [
    ['/', 'Health'],
    ['/estates', 'Estates'],
    ['/jobs', 'Jobs'],
    ['/audit', 'Audit trail'],
  ] as const) {
    await page.goto(urlOf('console', path))
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await expectNoSideways(page)
    await expectAccessible(page)
  }
  await page.goto(urlOf('console', '/estates'))
  await page.getByRole('link', { name: 'Lagoon Heights' }).click()
  await expect(record(page).getByRole('heading', { name: 'Lagoon Heights' })).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
})
