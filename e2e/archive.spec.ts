import { expect } from '@playwright/test'
import { urlOf } from './site'
import { expectAccessible, test } from './support'

test('an administrator takes out everything, and fetches it as one file', async ({ journey }) => {
  const page = await journey.open('acacia-court', 'administrator')
  await page.goto(urlOf('acacia-court', '/manage/archive'))
  await page.getByRole('button', { name: 'Make an export' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Make an export' }).click()
  await expect(page.getByRole('button', { name: 'Download', exact: true })).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  expect((await download).suggestedFilename()).toMatch(/^acacia-court \d{4}-\d\d-\d\d\.zip$/)
})
