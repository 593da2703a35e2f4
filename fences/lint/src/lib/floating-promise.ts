// red: @typescript-eslint/no-floating-promises
export function remind(send: () => Promise<void>) {
  send()
}
