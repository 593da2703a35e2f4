import { expect } from '@playwright/test'
import { urlOf } from './site'
import { expectAccessible, expectNoSideways, test } from './support'

test('@mobile an administrator finds who did what, opens it, and checks the seals', async ({ journey }) => {
  const page = await journey.open('acacia-court', 'administrator')
  await page.goto(urlOf('acacia-court', '/manage/audit'))
  await expect(page.getByRole('heading', { level: 1, name: 'Audit trail' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)

  await test.step('the trail holds, and says how much of it there is', async () => {
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.getByText('The trail holds')).toBeVisible()
    await expect(page.getByText(/Newest seal: no\. \d+/)).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('words narrow the list, and stand in the address', async () => {
    await page.getByRole('searchbox').fill('MNT-')
    await expect(page).toHaveURL(/q=MNT-/)
    await expect(page.getByText(/^reported MNT-/).first()).toBeVisible()
  })

  await test.step('an event opens at its own address with all that is kept of it', async () => {
    const row = page.getByRole('row').filter({ hasText: /reported MNT-/ })
    await row.first().getByRole('link').click()
    await expect(page).toHaveURL(/\/manage\/audit\/[\da-f-]{36}\?q=MNT-/)
    const record = page.getByRole('complementary')
    await expect(record.getByRole('heading', { level: 2 })).toContainText('reported MNT-')
    await expect(record.getByText('Seal', { exact: true })).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
  })
})

test('who may not read the trail is told so', async ({ journey }) => {
  const page = await journey.open('acacia-court', 'facility')
  journey.expects(403)
  await page.goto(urlOf('acacia-court', '/manage/audit'))
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Audit trail')
  await expectAccessible(page)
})
