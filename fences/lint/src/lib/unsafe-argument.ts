// red: @typescript-eslint/no-unsafe-argument
export const shout = (text: string) => loud(JSON.parse(text))

const loud = (word: string) => word.toUpperCase()
