// red: house/clock-is-passed-in
export const today = () => new Date()
