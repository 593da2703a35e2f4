// red: @typescript-eslint/no-explicit-any
export const size = (value: any[]) => value.length
