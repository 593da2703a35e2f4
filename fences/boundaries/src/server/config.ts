export const config = { root: 'localhost' }
