import { devices, expect, type Page } from '@playwright/test'
import { urlOf } from './site'
import { DESK, expectAccessible, expectNoSideways, test } from './support'

const PHONE = { ...devices['Pixel 7'], viewport: { width: 360, height: 740 } }
const TITLE = 'Bills rest on Sunday night'
const record = (page: Page) => page.getByRole('complementary').filter({ has: page.getByRole('heading') })
const banner = (page: Page) => page.getByRole('complementary', { name: 'Notices from Gatehouse' })

/** A time as the form wants it, so many hours from now. */
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16)

async function act(page: Page, name: string, reason: string) {
  await record(page).getByRole('button', { name }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill(reason)
  await page.getByRole('dialog').getByRole('button', { name }).click()
}

test('an operator tells one estate of maintenance: its people see it, put it away, and see new words again', async ({
  journey,
}) => {
  test.slow()
  const [console, resident, manager, neighbour] = await Promise.all([
    journey.open('console', 'operator (owner)', DESK),
    journey.open('harbour-lets', 'tenant', PHONE),
    journey.open('harbour-lets', 'administrator', DESK),
    journey.open('acacia-court', 'tenant', PHONE),
  ])

  await test.step('a draft is written, and nobody sees it', async () => {
    await console.goto(urlOf('console', '/notices'))
    await console.getByRole('link', { name: 'Write notice' }).click()
    await console.getByRole('textbox', { name: 'Title' }).fill(TITLE)
    await console.getByRole('textbox', { name: 'Words' }).fill('Paying works again on Monday.')
    await console.getByLabel('Begins (UTC)').fill(inHours(20))
    await console.getByRole('radio', { name: 'Chosen by hand' }).check()
    await console.getByRole('button', { name: 'Save draft' }).click()
    await expect(console.getByText('Say when it ends.').first()).toBeVisible()
    await console.getByLabel('Ends (UTC)').fill(inHours(22))
    await console.getByPlaceholder('Add an estate').fill('harbour')
    await console.getByRole('option', { name: 'Harbour Lets' }).click()
    await expectAccessible(console)
    await console.getByRole('button', { name: 'Save draft' }).click()
    await expect(record(console).getByRole('heading', { level: 2, name: TITLE })).toBeVisible()
    await expectAccessible(console)
    await resident.goto(urlOf('harbour-lets', '/home'))
    await manager.goto(urlOf('harbour-lets', '/manage'))
    await neighbour.goto(urlOf('acacia-court', '/home'))
    await expect(resident.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(banner(resident)).toHaveCount(0)
  })

  await test.step('published, it comes by itself onto the open pages of this estate alone', async () => {
    await act(console, 'Publish', 'Agreed with the hoster')
    for (const page of [resident, manager]) {
      await expect(banner(page)).toContainText(TITLE)
      await expectNoSideways(page)
      await expectAccessible(page)
    }
    await resident.goto(urlOf('harbour-lets', '/help'))
    await expect(banner(resident)).toContainText(TITLE)
    await neighbour.reload()
    await expect(neighbour.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(banner(neighbour)).toHaveCount(0)
  })

  await test.step('a resident puts it away for himself, until it says something else', async () => {
    const kept = resident.waitForResponse(/notices\.putAway/)
    await banner(resident).getByRole('button', { name: 'Put away' }).click()
    await expect(banner(resident)).not.toContainText(TITLE)
    expect((await kept).ok()).toBe(true)
    await resident.reload()
    await expect(resident.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(banner(resident)).toHaveCount(0)
    await expect(banner(manager)).toContainText(TITLE)

    await record(console).getByRole('link', { name: 'Edit' }).click()
    await console.getByRole('textbox', { name: 'Words' }).fill('Paying works again on Tuesday.')
    await console.getByRole('textbox', { name: 'Reason' }).fill('It takes a day longer')
    await console.getByRole('button', { name: 'Save changes' }).click()
    await expect(banner(resident)).toContainText('again on Tuesday')
  })

  await test.step('ended, it goes from every page', async () => {
    await act(console, 'End now', 'It was done sooner')
    for (const page of [resident, manager]) await expect(banner(page)).toHaveCount(0)
    await expect(record(console).getByText('Over', { exact: true })).toBeVisible()
  })

  await test.step('the platform’s trail tells of it, narrowed by words and by kind, with what was before', async () => {
    await console.getByRole('link', { name: 'Audit trail' }).click()
    await expect(console.getByRole('heading', { level: 1, name: 'Audit trail' })).toBeVisible()
    await console.getByRole('searchbox').fill('day longer')
    await expect(console).toHaveURL(/q=day/)
    const row = console.getByRole('row').filter({ hasText: 'changed a notice' })
    await expect(row).toHaveCount(1)
    await row.getByRole('link').first().click()
    await expect(record(console).getByRole('row', { name: /body/ })).toContainText('again on Tuesday')
    await expectAccessible(console)
    await console.getByRole('button', { name: 'Clear', exact: false }).first().click()
    await console.getByLabel('Until (UTC)').fill('2020-01-01')
    await expect(console.getByRole('row').filter({ hasText: 'changed a notice' })).toHaveCount(0)
  })
})
