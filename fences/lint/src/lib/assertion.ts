// red: @typescript-eslint/consistent-type-assertions
export const plate = (value: unknown) => value as string
