// red: house/clock-is-passed-in
export const isOverdue = (due: Date) => due.getTime() < Date.now()
