import { devices, expect, type Page } from '@playwright/test'
import { account, urlOf } from './site'
import { expectAccessible, signIn, test } from './support'

// Nobody else signs in as these two: their passwords and sessions come and go here.
const ESTATE = 'acacia-court'
const ROLE = 'household'
const OTHER = 'owner'

const WRONG = 'This email address and password don’t go together here.'

async function signInByForm(page: Page, email: string, password: string) {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a wrong password and an unknown address get the same sentence; the right one leads to where one wanted to go', async ({
  page,
  journey,
}) => {
  journey.expects(401)
  const { email, password } = account(ESTATE, OTHER)
  await page.goto(urlOf(ESTATE, '/help?from=link'))
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByLabel('Email address')).toHaveAccessibleDescription(/Enter your email address\./)

  const sentence = page.getByRole('alert').filter({ hasText: WRONG })
  for (const [who, word] of [
    [email, 'not-the-password'],
    ['nobody@acacia-court.example.com', password],
    [account('palm-grove', 'tenant').email, password],
  ] as const) {
    await signInByForm(page, who, word)
    await expect(sentence).toBeVisible()
    await expect(page.getByLabel('Email address')).toHaveValue(who)
    await page.reload()
  }
  await signInByForm(page, email.toUpperCase(), password)
  await expect(page).toHaveURL(urlOf(ESTATE, '/help?from=link'))
  await expect(page.getByRole('heading', { level: 1, name: 'Help' })).toBeVisible()
})

test('after signing in nobody is led to another site', async ({ page }) => {
  const { email, password } = account(ESTATE, OTHER)
  await page.goto(urlOf(ESTATE, `/sign-in?next=${encodeURIComponent('//evil.example/take')}`))
  await signInByForm(page, email, password)
  await expect(page).toHaveURL(urlOf(ESTATE, '/home'))
})

test('a forgotten password is replaced by a link from the mail, and whoever was signed in with the old one is out', async ({
  page,
  journey,
}) => {
  test.slow()
  journey.expects(400, 401)
  const { email, password } = account(ESTATE, ROLE)
  const elsewhere = await journey.open(ESTATE, ROLE)
  await elsewhere.goto(urlOf(ESTATE, '/home'))
  await expect(elsewhere.getByRole('heading', { level: 1 })).toBeVisible()

  await test.step('asking for the link tells nothing about who has a sign-in', async () => {
    await page.goto(urlOf(ESTATE, '/sign-in'))
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Choose a new password' })).toBeVisible()
    await page.getByLabel('Email address').fill('nobody@acacia-court.example.com')
    await page.getByRole('button', { name: 'Send the link' }).click()
    await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible()
    await page.getByRole('button', { name: 'Use another address' }).click()
    await page.getByLabel('Email address').fill(email)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible()
  })

  const link = await test.step('the mail brings the link', async () => {
    await openMail(page, 'A new password for Acacia Court', email)
    await expectAccessible(page)
    const address = await page.getByRole('link', { name: /\/reset\?token=/ }).getAttribute('href')
    await page.goto(urlOf('', '/outbox'))
    await expect(page.getByText('nobody@acacia-court.example.com')).toHaveCount(0)
    return address ?? ''
  })

  const next = 'four quiet herons wade'
  await test.step('a weak password is refused beside the field, a good one is taken', async () => {
    await page.goto(link)
    const field = page.getByLabel('New password')
    for (const [weak, why] of [
      ['short', /Use at least 10 characters\./],
      ['password2026', /This is among the passwords that are tried first\./],
      ['acaciacourt26', /This is too close to your name/],
    ] as const) {
      await field.fill(weak)
      await page.getByRole('button', { name: 'Save the new password' }).click()
      await expect(field).toHaveAccessibleDescription(why)
      await expect(field).toHaveValue(weak)
    }
    await expectAccessible(page)
    await field.fill(next)
    await page.getByRole('button', { name: 'Save the new password' }).click()
    await expect(page.getByText('Your password is changed')).toBeVisible()
  })

  await test.step('the other device is out on its next click', async () => {
    await elsewhere.getByRole('link', { name: 'Help', exact: true }).first().click()
    await expect(elsewhere).toHaveURL(/\/sign-in/)
  })

  await test.step('the old password is refused, the link too, and the new password works', async () => {
    await signInByForm(page, email, password)
    await expect(page.getByRole('alert').filter({ hasText: WRONG })).toBeVisible()
    await page.goto(link)
    await expect(page.getByText('This link works no longer')).toBeVisible()
    await expectAccessible(page)
    await page.goto(urlOf(ESTATE, '/sign-in'))
    await signInByForm(page, email, next)
    await expect(page).toHaveURL(urlOf(ESTATE, '/home'))
  })

  await openMail(page, 'Your password for Acacia Court was changed', email)
})

/** The newest mail with this subject to this address, once it has been sent. */
async function openMail(page: Page, subject: string, to: string) {
  const line = page.getByRole('link', { name: subject }).filter({ hasText: to }).first()
  await expect(async () => {
    await page.goto(urlOf('', '/outbox'))
    await expect(line).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  await line.click()
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible()
}

test('somebody sees where they are signed in, ends another device, and signs out', async ({
  page,
  journey,
}) => {
  const { email, password } = account(ESTATE, OTHER)
  const { userAgent } = devices['iPhone 14']
  const phone = await journey.open(ESTATE, undefined, { userAgent })
  await phone.goto(urlOf(ESTATE, '/sign-in'))
  await signInByForm(phone, email, password)
  await expect(phone).toHaveURL(urlOf(ESTATE, '/home'))

  await signIn(page, ESTATE, OTHER)
  await page.goto(urlOf(ESTATE, '/account'))
  await expect(page.getByText('This device')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign out Safari on iPhone' }).click()
  await expect(page.getByText('Safari on iPhone is signed out').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign out Safari on iPhone' })).toHaveCount(0)
  await phone.goto(urlOf(ESTATE, '/help'))
  await expect(phone).toHaveURL(/\/sign-in\?next=%2Fhelp/)

  await page.getByRole('button', { name: /^Your account:/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(urlOf(ESTATE, '/sign-in'))
  await page.goto(urlOf(ESTATE, '/home'))
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fhome/)
})
