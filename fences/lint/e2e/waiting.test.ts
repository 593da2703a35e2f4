// red: house/no-sleep-in-test
type Page = { waitForTimeout: (ms: number) => Promise<void> }

export async function reportFault(page: Page) {
  await page.waitForTimeout(100)
}
