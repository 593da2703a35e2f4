/** What lies between the page and something modal. */
export const veilStyle =
  'fixed inset-0 z-40 bg-veil data-[state=open]:animate-fade data-[state=closed]:animate-fade-out'
