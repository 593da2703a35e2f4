// red: @typescript-eslint/no-misused-promises
export const remindAll = (ids: string[], remind: (id: string) => Promise<void>) => {
  ids.forEach(remind)
}
