import { randomInt } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { picture } from './picture'
import { query, urlOf } from './site'
import { DESK, expectAccessible, expectNoSideways, signIn, test } from './support'

const ESTATE = 'palm-grove'

/** A title that no other run has used. */
const titled = (words: string): string => `${words} ${randomInt(1e9)}`

const bell = (page: Page) => page.getByRole('button', { name: /^Notifications:/ })
const record = (page: Page) => page.getByRole('complementary')
const timeline = (page: Page) => page.getByRole('listitem')

async function unread(page: Page): Promise<number> {
  const label = (await bell(page).getAttribute('aria-label')) ?? ''
  return Number(/(\d+) unread/.exec(label)?.[1] ?? 0)
}

/** Everything that reached a browser, so that it can be searched for what must not. */
async function overhear(page: Page): Promise<{ events: string[]; all: () => Promise<string> }> {
  const bodies: Promise<string>[] = []
  const events: string[] = []
  page.on('response', (response) => {
    if (response.headers()['content-type']?.startsWith('text/event-stream')) return
    bodies.push(response.text().catch(() => ''))
  })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  devtools.on('Network.eventSourceMessageReceived', ({ data }) => events.push(data))
  return { events, all: async () => [...(await Promise.all(bodies)), ...events].join('\n') }
}

async function fillReport(page: Page, title: string) {
  await page.goto(urlOf(ESTATE, '/help/new'))
  await page.getByText('Plumbing', { exact: true }).click()
  await page.getByLabel('In a few words').fill(title)
  await page.getByLabel('Anything that helps').fill('It began last night.')
  await page
    .getByLabel('Choose files')
    .setInputFiles({ name: 'tap.png', mimeType: 'image/png', buffer: picture(320, 240) })
  await expect(page.getByRole('button', { name: 'Remove tap.png' })).toBeVisible()
}

/** Sends a report and gives its number and its address. */
async function report(page: Page, title: string): Promise<{ number: string; path: string }> {
  await fillReport(page, title)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send report' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const said = await page.getByText(/^[A-Z]+-[\d-]+ is with the office/).textContent()
  return { number: said?.split(' ')[0] ?? '', path: new URL(page.url()).pathname }
}

test('a report goes from the resident’s phone to the desk, to the technician and back, and nobody reads more than is theirs @mobile', async ({
  page: tenant,
  journey,
}) => {
  test.setTimeout(240_000)
  const title = titled('Kitchen tap drips')
  const SECRET = `grudge-${randomInt(1e9)}`
  const ANSWER = `Johan comes at noon, ${randomInt(1e9)}`
  const heard = await overhear(tenant)
  const facility = await journey.open(ESTATE, 'facility', DESK)
  const technician = await journey.open(ESTATE, 'technician', DESK)

  await facility.goto(urlOf(ESTATE, '/manage/tickets'))
  await technician.goto(urlOf(ESTATE, '/manage/tickets'))
  await expect(facility.getByRole('table', { name: 'Tickets' }).getByRole('link').first()).toBeVisible()
  const before = await unread(facility)

  await signIn(tenant, ESTATE, 'tenant')
  const { number, path } = await report(tenant, title)
  await expect(tenant.getByText('Sent', { exact: true }).first()).toBeVisible()
  await expect(tenant.getByRole('button', { name: 'Open photo 1 of 1' })).toBeVisible()
  await expectNoSideways(tenant)
  await expectAccessible(tenant)

  await test.step('the desk sees it come in, and its bell rings', async () => {
    await expect(facility.getByRole('link', { name: title })).toBeVisible()
    await expect.poll(() => unread(facility)).toBeGreaterThan(before)
    await bell(facility).click()
    await facility.getByRole('link', { name: `New ticket ${number}` }).click()
    await expect(record(facility).getByRole('heading', { name: title })).toBeVisible()
    await expectAccessible(facility)
  })

  await test.step('the technician can’t see it before it is theirs', async () => {
    journey.expects(404)
    await expect(technician.getByRole('link', { name: title })).toHaveCount(0)
    await technician.goto(urlOf(ESTATE, `/manage${path.replace('help', 'tickets')}`))
    await expect(record(technician).getByRole('heading', { name: 'This is not here' })).toBeVisible()
    await expect(record(technician).getByRole('button', { name: 'Try again' })).toHaveCount(0)
    await record(technician).getByRole('link', { name: 'Back to the list' }).click()
    await expect(technician).toHaveURL(urlOf(ESTATE, '/manage/tickets'))
  })

  await test.step('the desk gives it to the technician, notes something and answers', async () => {
    await assignTo(facility, 'Johan Adams')
    await expect(tenant.getByText('In good hands', { exact: true })).toBeVisible()
    await record(facility).getByText('Internal', { exact: true }).click()
    await record(facility).getByPlaceholder('A note among staff').fill(SECRET)
    await record(facility).getByRole('button', { name: 'Add internal note' }).click()
    await expect(timeline(facility).filter({ hasText: SECRET })).toContainText('Internal')
    await expectAccessible(facility)
    await record(facility).getByText(/^To /).click()
    await record(facility).getByPlaceholder('Write an answer').fill(ANSWER)
    await record(facility).getByRole('button', { name: 'Send', exact: true }).click()
    await expect(timeline(facility).filter({ hasText: ANSWER })).toBeVisible()
  })

  await test.step('the tenant reads the answer, and no more', async () => {
    await expect(tenant.getByText(ANSWER)).toBeVisible()
    await expect(tenant.getByText(SECRET)).toHaveCount(0)
    await bell(tenant).click()
    await expect(tenant.getByRole('link', { name: `wrote about ${number}` })).toHaveCount(1)
    await tenant.keyboard.press('Escape')
  })

  await test.step('the technician works on it', async () => {
    await technician.getByRole('link', { name: title }).click()
    await expect(timeline(technician).filter({ hasText: SECRET })).toBeVisible()
    await step(technician, 'Start work', 'In progress')
    await expect(tenant.getByText('Being worked on', { exact: true })).toBeVisible()
    await setToWaiting(technician)
    await expect(tenant.getByText('A washer from the supplier').first()).toBeVisible()
    await step(technician, 'Go on', 'In progress')
    await record(technician).getByRole('button', { name: 'Resolve' }).click()
    await technician.getByLabel('What was done', { exact: true }).fill('Put in a new washer')
    await technician.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click()
    await expect(record(technician).getByText('Resolved', { exact: true })).toBeVisible()
  })

  await test.step('the tenant says that it is done, and it is closed for all', async () => {
    await expect(tenant.getByText('Your word, please')).toBeVisible()
    await expectAccessible(tenant)
    await tenant.getByRole('button', { name: 'Yes, it is done' }).click()
    await tenant.getByRole('dialog').getByRole('button', { name: 'Yes, it is done' }).click()
    await expect(tenant.getByText('You agreed that it is done.', { exact: false })).toBeVisible()
    await expect(record(facility).getByText('Closed', { exact: true })).toBeVisible()
    await expect(facility.getByRole('table').getByRole('link', { name: title })).toHaveCount(0)
  })

  await test.step('what staff noted reached the tenant in no way', async () => {
    await tenant.reload()
    await expect(tenant.getByText(ANSWER)).toBeVisible()
    expect(await tenant.content()).not.toContain(SECRET)
    const search = query('tickets.list', { q: SECRET, limit: 50 })
    const found = await tenant.evaluate(async (address) => (await fetch(address)).text(), search)
    expect(found).toContain('"items":[]')
    expect(heard.events.length).toBeGreaterThan(0)
    const all = await heard.all()
    expect(all).toContain(ANSWER)
    expect(all).not.toContain(SECRET)
  })
})

async function assignTo(desk: Page, name: string) {
  await record(desk).getByRole('button', { name: 'More steps' }).click()
  await desk.getByRole('menuitem', { name: 'Assign' }).click()
  // Oneself stands there before anything is typed.
  await expect(desk.getByRole('option').first()).toHaveText(/^Assign to me/)
  await desk.getByRole('combobox', { name: 'Person' }).fill(name)
  await desk.getByRole('option', { name }).click()
  await expect(record(desk).getByText('Assigned', { exact: true })).toBeVisible()
}

/** Takes a step that asks for nothing, and sees it arrive. */
async function step(page: Page, action: string, status: string) {
  await record(page).getByRole('button', { name: action }).click()
  await expect(record(page).getByText(status, { exact: true })).toBeVisible()
}

/** Without a reason it is refused beside the field, and what was filled in stays. */
async function setToWaiting(page: Page) {
  await record(page).getByRole('button', { name: 'More steps' }).click()
  await page.getByRole('menuitem', { name: 'Set to waiting' }).click()
  const dialog = page.getByRole('dialog')
  const reason = dialog.getByLabel('It waits for')
  await dialog.getByLabel('Until').fill('2099-12-24')
  await dialog.getByRole('button', { name: 'Set to waiting' }).click()
  await expect(reason).toHaveAccessibleDescription(/Say what it waits for\./)
  await expect(dialog.getByLabel('Until')).toHaveValue('2099-12-24')
  await expectAccessible(page)
  await reason.fill('A washer from the supplier')
  await dialog.getByRole('button', { name: 'Set to waiting' }).click()
  await expect(record(page).getByText('Waiting', { exact: true })).toBeVisible()
}

test('the desk hears of what comes in, though the server ended its line, as when it is started anew', async ({
  page: tenant,
  journey,
}) => {
  const title = titled('Lamp on the stairs is dark')
  const facility = await journey.open(ESTATE, 'facility', DESK)
  let lines = 0
  await facility.route('**/api/trpc/live.signals', (line) => {
    lines += 1
    if (lines > 1) return line.fallback()
    return line.fulfill({ contentType: 'text/event-stream', body: 'event: return\ndata:\n\n' })
  })
  await facility.goto(urlOf(ESTATE, '/manage/tickets'))
  await expect.poll(() => lines).toBeGreaterThan(1)
  await signIn(tenant, ESTATE, 'tenant')
  await report(tenant, title)
  await expect(facility.getByRole('link', { name: title })).toBeVisible()
})

test('a report that is not there, or not theirs, is answered with not found and the way back', async ({
  page,
  journey,
}) => {
  journey.expects(404)
  await signIn(page, ESTATE, 'tenant')
  for (const id of ['01a1fe4a-3669-7f87-929a-b835209641b3', 'nonsense']) {
    expect((await page.goto(urlOf(ESTATE, `/help/${id}`)))?.status()).toBe(404)
    await expect(page.getByText('There is no such ticket')).toBeVisible()
    await expectAccessible(page)
  }
  await page.getByRole('link', { name: 'All reports' }).click()
  await expect(page).toHaveURL(/\/help$/)
})

test('a report with something wrong says so beside the field, and loses nothing @mobile', async ({
  page,
  context,
  journey,
}) => {
  // The server refuses the drawing, and for a while there is no network.
  journey.expects(400, /ERR_INTERNET_DISCONNECTED/)
  const title = titled('Gutter hangs loose')
  await signIn(page, ESTATE, 'tenant')
  await fillReport(page, 'ab')
  await page.getByRole('button', { name: 'Send report' }).click()
  await expect(page.getByLabel('In a few words')).toHaveAccessibleDescription(
    /Say in a few words what is wrong\./,
  )
  await expect(page.getByRole('radio', { name: 'Plumbing', exact: true })).toBeChecked()
  await expect(page.getByLabel('In a few words')).toHaveValue('ab')
  await expect(page.getByLabel('Anything that helps')).toHaveValue('It began last night.')
  await expect(page.getByRole('button', { name: 'Remove tap.png' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)

  const photos = page.getByLabel('Choose files')
  await photos.setInputFiles({ name: 'huge.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(11_000_000) })
  await expect(page.getByRole('alert').filter({ hasText: 'huge.jpg is larger than 10 MB' })).toBeVisible()
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  await photos.setInputFiles({ name: 'roof.png', mimeType: 'image/png', buffer: drawing })
  await expect(page.getByText('This kind of file can’t be used here.', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Remove roof.png' }).click()

  await page.reload()
  await expect(page.getByText('What you had typed before is still here.')).toBeVisible()
  await expect(page.getByLabel('Anything that helps')).toHaveValue('It began last night.')
  await page.getByLabel('In a few words').fill(title)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Send report' }).click()
  await expect(page.getByText('We could not be reached.', { exact: false })).toBeVisible()
  await expect(page.getByLabel('In a few words')).toHaveValue(title)
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Send report' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open photo 1 of 1' })).toBeVisible()
})
