export function shout(word: string) {
  // eslint-disable-next-line no-console -- shows that an exception passes when it says why
  console.log(word)
}
