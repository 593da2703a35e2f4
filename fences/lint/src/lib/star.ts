// red: house/no-star-export
export * from './types'
