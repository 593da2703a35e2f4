import { expect, type Page } from '@playwright/test'
import { urlOf } from './site'
import { expectAccessible, expectNoSideways, test } from './support'

const HERE = 'lagoon-heights'
const REASON = 'SUP-41 A resident can’t find the tickets'

async function enter(desk: Page): Promise<void> {
  await desk.goto(urlOf('console', '/estates?q=lagoon'))
  await desk.getByRole('link', { name: 'Lagoon Heights' }).click()
  await desk.getByRole('button', { name: 'Enter as support' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Enter Lagoon Heights' })
  await dialog.getByLabel('Reason').fill(REASON)
  await expectAccessible(desk)
  await dialog.getByRole('button', { name: 'Enter the estate' }).click()
  await desk.waitForURL(urlOf(HERE, '/manage'))
}

const banner = (page: Page) => page.getByRole('complementary', { name: /^Support visit by/ })

test('an operator enters with a reason, looks and can’t change, and the administrator sees each step and ends it', async ({
  journey,
}) => {
  journey.expects(401, 403)
  const desk = await journey.open('console', 'operator (owner)')
  await enter(desk)

  await test.step('every page says who looks, why and for how long', async () => {
    for (const path of ['/manage/tickets', '/manage/units', '/manage/people']) {
      await desk.goto(urlOf(HERE, path))
      await expect(banner(desk)).toContainText(REASON)
      await expect(banner(desk)).toContainText('You can look, not change')
    }
    await expectAccessible(desk)
    await desk.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(desk)
    await expect(desk.getByRole('link', { name: 'Add person' })).toHaveCount(0)
    await desk.goto(urlOf(HERE, '/manage/settings/subscription'))
    await expect(desk.getByRole('button', { name: /^Choose/ })).toHaveCount(0)
  })

  const office = await journey.open(HERE, 'administrator', { viewport: { width: 360, height: 740 } })
  await test.step('the administrator is told, reads what was opened, and shows them out', async () => {
    await office.goto(urlOf(HERE, '/manage/settings/support'))
    await expect(office.getByText(REASON).first()).toBeVisible()
    await expect(office.getByText('Can look only')).toBeVisible()
    await expect(office.getByText(/^until .*\d\d:\d\d/).first()).toBeVisible()
    await expectAccessible(office)
    await expectNoSideways(office)
    await office
      .getByRole('button', { name: /^Opened: \d+ things/ })
      .first()
      .click()
    const steps = office.getByRole('dialog', { name: /^What .* opened$/ })
    await expect(steps.getByText('/manage/people', { exact: true }).first()).toBeVisible()
    await expectAccessible(office)
    await office.keyboard.press('Escape')
    await office.getByRole('button', { name: 'End the visit' }).click()
    await expect(office.getByText('Nobody of Gatehouse is in your estate.')).toBeVisible()
  })

  await test.step('the next click stands before the door', async () => {
    await desk.goto(urlOf(HERE, '/manage/tickets'))
    await expect(desk).toHaveURL(/\/sign-in/)
  })

  await test.step('a visit that is over by hand leads back to the console', async () => {
    await enter(desk)
    await banner(desk).getByRole('button', { name: 'Leave' }).click()
    await desk.waitForURL(urlOf('console', '/**'))
    await office.reload()
    await expect(office.getByText(/Ended by leaving/).first()).toBeVisible()
  })
})
