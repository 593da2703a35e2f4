// red: @typescript-eslint/no-unsafe-return
export const parsed = (text: string) => JSON.parse(text)
