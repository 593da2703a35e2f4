// red: @typescript-eslint/no-non-null-assertion
export const first = (plates: string[]) => plates[0]!
