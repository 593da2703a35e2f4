// red: @typescript-eslint/no-unnecessary-condition
export const label = (name: string) => name ?? 'nobody'
