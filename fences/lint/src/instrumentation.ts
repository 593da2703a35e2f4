export const isNode = process.env.NEXT_RUNTIME === 'nodejs'
