// red: @typescript-eslint/ban-ts-comment
// @ts-expect-error
export const count: number = 'three'
