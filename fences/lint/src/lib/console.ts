// red: no-console
export function shout(word: string) {
  console.log(word)
}
