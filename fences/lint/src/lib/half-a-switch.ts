// red: @typescript-eslint/switch-exhaustiveness-check
export function isOpen(state: 'open' | 'closed') {
  switch (state) {
    case 'open':
      return true
  }
}
