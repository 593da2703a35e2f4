import { defineConfig, devices } from '@playwright/test'
import { freePort } from './scripts/lib/ports.mjs'
import { findBrowser } from './scripts/test/browser.mjs'

// Playwright reads this file again in each of its processes; what the first found out is handed down.
process.env.E2E_PORT ??= String(await freePort(3100))
process.env.CHROMIUM_PATH ??= findBrowser()
/** Where the product under test keeps its files: `demo.json` with the accounts, the outbox. */
process.env.E2E_DATA_DIR ??= '.data/e2e'

const address = `http://localhost:${process.env.E2E_PORT}`
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/operators-in.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  // A journey walks through some twenty screens; each step has its own, shorter patience.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: address,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: isRoot ? ['--no-sandbox'] : [] },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } } },
    {
      name: 'mobile',
      use: { ...devices['Pixel 7'], viewport: { width: 360, height: 740 } },
      grep: /@mobile/,
    },
  ],
  webServer: {
    command: `node scripts/test/e2e-server.mjs ${process.env.E2E_PORT} ${process.env.E2E_DATA_DIR}`,
    url: `${address}/api/health/ready`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
})
