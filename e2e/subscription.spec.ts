import { expect, type Page } from '@playwright/test'
import { urlOf } from './site'
import { expectAccessible, expectNoSideways, test } from './support'

const chooser = (page: Page, plan: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: plan, exact: true }) })

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
