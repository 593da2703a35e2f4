export const isOver = (until: Date, now: Date) => until < now

export const copyOf = (moment: Date) => new Date(moment)
