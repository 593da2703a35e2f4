// red: house/explained-disable
/* eslint-disable */
export function shout(word: string) {
  console.log(word)
}
