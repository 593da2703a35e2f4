// red: @typescript-eslint/no-unsafe-assignment
export function count(text: string) {
  const { units } = JSON.parse(text)
  return Number(units)
}
