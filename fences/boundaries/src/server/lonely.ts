// red: no-orphan
export const lonely = true
