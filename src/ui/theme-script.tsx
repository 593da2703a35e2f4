/** Light or dark as the reader chose or the device says: settled before the first paint, kept while the page is open. */
export function ThemeScript({ nonce }: { nonce?: string }) {
  return <script nonce={nonce}>{`(${keepTheme.toString()})()`}</script>
}

/** Runs in the page by itself, without a byte of script to load, so it knows nothing that is outside of it. */
function keepTheme() {
  const device = matchMedia('(prefers-color-scheme: dark)')
  const chosen = () => {
    try {
      return localStorage.getItem('theme')
    } catch {
      return null
    }
  }
  const paint = () => {
    const dark = device.matches ? chosen() !== 'light' : chosen() === 'dark'
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  }
  paint()
  device.addEventListener('change', paint)
  addEventListener('storage', paint)
}
