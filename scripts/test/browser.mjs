import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { Stop } from '../lib/project.mjs'
import { toolFile } from '../lib/tools.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** The browser for the tests, where there is one: CHROMIUM_PATH, the system's, or Playwright's own. */
export function findBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const system = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const candidates = [process.env.CHROMIUM_PATH, ...system, ...elsewhere, chromium.executablePath()]
  // Some systems have a program of that name which only says how to install it.
  return candidates.find((file) => file && existsSync(file) && succeeds(file, ['--version'], 'ignore'))
}

/** The browser for the tests; got if there is none. */
export function ensureBrowser() {
  const found = findBrowser()
  if (found) return found
  console.log('Getting a browser for the tests (once)...')
  const isRoot = process.getuid?.() === 0
  succeeds(process.execPath, [
    toolFile('playwright'),
    'install',
    ...(isRoot ? ['--with-deps'] : []),
    'chromium',
  ])
  const own = findBrowser()
  if (own) return own
  if (isRoot && succeeds('apt-get', ['update', '-qq']))
    succeeds('apt-get', ['install', '-y', '-qq', 'chromium'])
  const installed = findBrowser()
  if (installed) return installed
  throw new Stop(
    'No browser for the tests: install Chromium (on Debian `apt-get install chromium`), or name one in CHROMIUM_PATH.',
  )
}

const succeeds = (file, args, stdio = 'inherit') => spawnSync(file, args, { stdio }).status === 0
