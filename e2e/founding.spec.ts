import { expect, type Page } from '@playwright/test'
import { expectAccessible, expectNoSideways, test } from './support'
import { hostOf, urlOf } from './site'

const PASSWORD = 'velvet ladder thirteen'

/** The newest mail with a code to this address, out of the demo's outbox. */
async function mailTo(page: Page, email: string): Promise<{ code: string; link: string }> {
  const entry = page
    .getByRole('link', { name: /is your code for/ })
    .filter({ hasText: email })
    .first()
  await expect(async () => {
    await page.goto(urlOf('', '/outbox'))
    await expect(entry).toBeVisible({ timeout: 500 })
  }).toPass()
  await entry.click()
  const text = await page.locator('pre').innerText()
  return {
    code: /^(\d{3}) (\d{3})$/m.exec(text)?.slice(1).join('') ?? '',
    link: /http\S+confirm#[\w-]{43}/.exec(text)?.[0] ?? '',
  }
}

const unique = () => crypto.randomUUID().slice(0, 8)

async function nameEstate(page: Page, slug: string): Promise<void> {
  await page.getByLabel('Name of the estate').fill('Palm Grove')
  await expect(page.getByText('Another estate has this address.')).toBeVisible()
  await page.getByLabel('Address of its site').fill(slug)
  await expect(page.getByText('This address is free.')).toBeVisible()
}

async function sayWho(page: Page, email: string): Promise<void> {
  await page.getByLabel('Your name').fill('Wanjiru Kamau')
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Send me the code' }).click()
  await expect(page.getByLabel('The six digits')).toBeVisible()
}

test('somebody founds an estate on a phone and lands on what comes first @mobile', async ({
  page,
  journey,
}) => {
  const slug = `fig-tree-${unique()}`
  const email = `${unique()}@example.com`
  await page.goto(urlOf('', '/'))
  await page.getByRole('link', { name: 'Found your estate' }).first().click()
  await expect(page.getByRole('heading', { name: 'Your estate' })).toBeVisible()
  await nameEstate(page, slug)
  await page.getByLabel('Country').fill('Ken')
  await page.getByRole('option', { name: 'Kenya' }).click()
  await expect(page.getByText('Kenyan Shilling')).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)
  await page.getByRole('button', { name: 'On to its homes' }).click()

  await page.getByRole('button', { name: 'Add a block or street' }).click()
  await page.getByLabel('Block, street or phase').fill('Block A')
  await expect(page.getByText('A-1, A-2 … A-24')).toBeVisible()
  await page.getByRole('button', { name: 'Add another' }).click()
  await page.getByLabel('Block, street or phase').last().fill('Block B')
  await expect(page.getByText('48 homes in 2 places')).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)
  await page.getByRole('button', { name: 'On to you' }).click()

  // Left and taken up again.
  await page.reload()
  await sayWho(page, email)
  await expectAccessible(page)
  await expectNoSideways(page)
  const box = await journey.open('')
  const { code } = await mailTo(box, email)
  await page.getByLabel('The six digits').fill(code)

  await page.waitForURL(`http://${hostOf(slug)}/manage`)
  const setUp = page.getByRole('region', { name: 'Set your estate up' })
  await expect(setUp.getByText('1 of 3 done')).toBeVisible()
  await expect(page.getByText('of 48 houses')).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)
  await setUp.getByRole('link', { name: /Bring in who owns/ }).click()
  await page.waitForURL('**/manage/import')
  await page.goBack()
  await setUp.getByRole('button', { name: 'Put this away' }).click()
  await expect(setUp).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(setUp).toBeVisible()
})

test('whoever opens the link elsewhere shows by the password that it is theirs', async ({
  page,
  journey,
}) => {
  const slug = `baobab-${unique()}`
  const email = `${unique()}@example.com`
  await page.goto(urlOf('', '/found'))
  await nameEstate(page, slug)
  await page.getByRole('button', { name: 'On to its homes' }).click()
  await page.getByRole('button', { name: 'Leave this for later' }).click()
  await sayWho(page, email)

  journey.expects(400, 409)
  await page.getByLabel('The six digits').fill('000000')
  await expect(page.getByText(/This is not the code|works no longer/).first()).toBeVisible()

  const elsewhere = await journey.open('')
  await elsewhere.goto((await mailTo(elsewhere, email)).link)
  await expect(elsewhere.getByRole('heading', { name: 'Make your estate' })).toBeVisible()
  await expectAccessible(elsewhere)
  await elsewhere.getByLabel('The password that you chose').fill(PASSWORD)
  await elsewhere.getByRole('button', { name: 'Make my estate' }).click()
  await elsewhere.waitForURL(`http://${hostOf(slug)}/manage`)

  await page.getByLabel('The six digits').fill('000001')
  await page.waitForURL(`http://${hostOf(slug)}/**`)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  const operator = await journey.open('console', 'operator (owner)')
  await operator.goto(urlOf('console', '/audit'))
  await expect(operator.getByText('Founded by Wanjiru Kamau').first()).toBeVisible()
})
