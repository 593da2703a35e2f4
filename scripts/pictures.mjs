import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from './test/browser.mjs'
import { inProject, program, Stop } from './lib/project.mjs'

const HELP = `Makes the pictures of the front page, from a demo that runs, in light and in dark.

Usage: node scripts/pictures.mjs http://localhost:3000
`

const PASSWORD = 'open-sesame-2026'
const FOLDER = inProject('public/assets/front')
const QUALITY = 0.8

/** Each of them as one of the four people has it in front of them. */
const PICTURES = [
  {
    name: 'manager',
    who: 'manager',
    width: 1280,
    height: 800,
    async open(page) {
      await page.goto('/manage/tickets')
      await page.getByRole('row').nth(2).getByRole('link').first().click()
      await page.getByRole('heading', { level: 2 }).first().waitFor()
    },
  },
  { name: 'resident', who: 'owner', width: 390, height: 760, open: (page) => page.goto('/home') },
  {
    name: 'guard',
    who: 'guard',
    width: 900,
    height: 560,
    async open(page) {
      await page.goto('/gate')
      await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('1021')
      await page.getByText(/^\d+ people$/).waitFor()
    },
  },
  {
    name: 'committee',
    who: 'committee',
    width: 1100,
    height: 700,
    open: (page) => page.goto('/manage/units'),
  },
]

/** @param {string[]} args */
async function main([address]) {
  if (!address || !URL.canParse(address))
    throw new Stop('Say where the demo runs, such as http://localhost:3000.')
  const site = new URL(address)
  site.hostname = `palm-grove.${site.hostname}`
  await mkdir(FOLDER, { recursive: true })
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] })
  try {
    for (const picture of PICTURES)
      for (const colorScheme of ['light', 'dark']) await take(browser, site.origin, picture, colorScheme)
  } finally {
    await browser.close()
  }
}

async function take(browser, baseURL, { name, who, width, height, open }, colorScheme) {
  const context = await browser.newContext({
    baseURL,
    colorScheme,
    viewport: { width, height },
    deviceScaleFactor: 1.5,
    reducedMotion: 'reduce',
    locale: 'en-ZA',
    timezoneId: 'Africa/Johannesburg',
  })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(`${who}@palm-grove.example.com`)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await open(page)
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.querySelector('nextjs-portal')?.remove())
  const file = path.join(FOLDER, `${name}-${colorScheme}.webp`)
  await writeFile(file, await asWebp(context, await page.screenshot({ caret: 'hide' })))
  console.log(path.relative(process.cwd(), file))
  await context.close()
}

/** The browser encodes it itself, so that no picture library is needed. */
async function asWebp(context, png) {
  const page = await context.newPage()
  const base64 = await page.evaluate(
    async ({ data, quality }) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob())
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
      canvas.getContext('2d').drawImage(bitmap, 0, 0)
      const bytes = new Uint8Array(
        await (await canvas.convertToBlob({ type: 'image/webp', quality })).arrayBuffer(),
      )
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    },
    { data: png.toString('base64'), quality: QUALITY },
  )
  await page.close()
  return Buffer.from(base64, 'base64')
}

await program(HELP, main)
