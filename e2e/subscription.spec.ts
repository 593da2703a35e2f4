import { expect, type Page } from '@playwright/test'
import { z } from 'zod'
import { urlOf } from './site'
import { expectAccessible, expectNoSideways, test } from './support'

const PASSWORD = 'velvet ladder thirteen'
const unique = () => crypto.randomUUID().slice(0, 8)

const answered = z.object({ result: z.object({ data: z.object({ json: z.unknown() }) }) })

/** A step of founding, as the screens of the front take it. */
async function founding(page: Page, step: string, input: object): Promise<unknown> {
  const response = await page.request.post(urlOf('', `/api/trpc/founding.${step}`), {
    headers: { origin: urlOf('').replace(/\/$/, '') },
    data: { json: input },
  })
  expect(response.status(), await response.text()).toBe(200)
  return answered.parse(await response.json()).result.data.json
}

/** A new estate that holds as many homes as its plan: its founder is in, and gave the password elsewhere. */
async function foundFull(page: Page): Promise<string> {
  const slug = `full-${unique()}`
  const email = `${unique()}@example.com`
  const begun = await founding(page, 'start', {
    estate: {
      ...{ name: 'Full House', slug, kind: 'residential_estate', country: 'ZA', city: '', state: '' },
      ...{ address: '', currency: 'ZAR', timeZone: 'Africa/Johannesburg', locale: 'en-ZA' },
      ...{ diallingCode: '+27', unitWord: 'Erf' },
    },
    homes: [{ name: 'All of it', prefix: '', first: 1, count: 1500 }],
    founder: { name: 'Thandi Mokoena', email, phone: '', password: PASSWORD },
  })
  const { key } = z.object({ key: z.string() }).parse(begun)
  const mail = page.getByRole('link', { name: /is your code for/ }).filter({ hasText: email })
  await expect(async () => {
    await page.goto(urlOf('', '/outbox'))
    await expect(mail.first()).toBeVisible({ timeout: 500 })
  }).toPass()
  await mail.first().click()
  const code = /^(\d{3}) (\d{3})$/m.exec(await page.locator('pre').innerText())
  const made = await founding(page, 'confirm', { key, code: code?.slice(1).join('') })
  const { href } = z.object({ href: z.string() }).parse(made)
  await page.goto(href)
  await page.waitForURL('**/manage')
  return slug
}

const chooser = (page: Page, plan: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: plan, exact: true }) })

test('who reaches a limit loses nothing, raises it beside, pays, and goes on', async ({ page, journey }) => {
  journey.expects(403, 409)
  const slug = await foundFull(page)

  await page.goto(urlOf(slug, '/manage/units/new'))
  const number = page.getByRole('textbox', { name: 'Erf number' })
  await number.fill('Z-1')
  await page.getByRole('button', { name: 'Add erf' }).click()
  const refusal = page.getByRole('alert').filter({ hasText: 'Your plan Estate is for 1,500 units' })
  await expect(refusal).toContainText('one more doesn’t fit')
  await expect(number).toHaveValue('Z-1')
  await expectAccessible(page)

  const opened = page.waitForEvent('popup')
  await refusal.getByRole('link', { name: 'Choose a larger plan' }).click()
  const plans = await opened
  journey.watch(plans)

  await test.step('a plan that is too small says so, and the others what they cost', async () => {
    await expect(chooser(plans, 'Village').getByText('Too small for your estate')).toBeVisible()
    await expect(chooser(plans, 'Village').getByText(/1\s500 units, and it holds 150/)).toBeVisible()
    await expectAccessible(plans)
    await plans.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(plans)
    await plans.emulateMedia({ colorScheme: 'light' })
  })

  await test.step('the password is asked again, and then the checkout is there', async () => {
    await chooser(plans, 'Township').getByRole('button', { name: 'Choose Township' }).click()
    const dialog = plans.getByRole('dialog', { name: 'Your password once more' })
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await expectAccessible(plans)
    await dialog.getByRole('button', { name: 'Confirm' }).click()
    await expect(plans.getByText('This page stands in for Stripe')).toBeVisible()
    await plans.getByRole('button', { name: 'Subscribe' }).click()
    await plans.waitForURL(`**/manage/settings/subscription?checkout=done`)
    await expect(plans.getByText('Active', { exact: true })).toBeVisible()
    await expect(chooser(plans, 'Township').getByRole('button', { name: 'Your plan' })).toBeVisible()
  })

  await test.step('what was typed is saved after all', async () => {
    await page.getByRole('button', { name: 'Add erf' }).click()
    await expect(page.getByText('Erf Z-1 is in the register', { exact: true })).toBeVisible()
  })
})

test('a payment that is missing stands over every page of an administrator until it is paid', async ({
  journey,
}) => {
  const page = await journey.open('harbour-lets', 'administrator', { viewport: { width: 360, height: 740 } })
  const subscription = urlOf('harbour-lets', '/manage/settings/subscription')
  await page.goto(subscription)
  await expectAccessible(page)
  await expectNoSideways(page)
  await chooser(page, 'Estate').getByRole('button', { name: 'Choose Estate' }).click()
  await page.getByRole('button', { name: 'Subscribe' }).click()
  await expect(page.getByRole('button', { name: 'Cards and invoices' })).toBeVisible()

  await page.getByRole('button', { name: 'Cards and invoices' }).click()
  await page.getByRole('button', { name: 'Use a card that is declined' }).click()
  await page.getByRole('button', { name: 'Let the next payment fall due now' }).click()
  await page.getByRole('link', { name: 'Back to the estate' }).click()
  await expect(page.getByText('A payment is missing: 7 days are left')).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)
  await page.goto(urlOf('harbour-lets', '/manage/units'))
  await expect(page.getByText('A payment is missing: the estate is suspended in 7 days')).toBeVisible()
  await page.getByRole('link', { name: 'See the subscription' }).click()

  await page.getByRole('button', { name: 'Pay now' }).click()
  await page.getByRole('button', { name: 'Pay with a card that works' }).click()
  await page.getByRole('link', { name: 'Back to the estate' }).click()
  await expect(page.getByText('Active', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel subscription' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel subscription' }).click()
  await expect(page.getByRole('button', { name: 'Keep the subscription' })).toBeVisible()
  await page.getByRole('button', { name: 'Keep the subscription' }).click()
  await expect(page.getByRole('button', { name: 'Cancel subscription' })).toBeVisible()
})
