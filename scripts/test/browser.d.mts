/** The browser for the tests, where there is one: CHROMIUM_PATH, the system's, or Playwright's own. */
export function findBrowser(): string | undefined
